import FoundationEssentials

/// Who gives a command: the account of the access token with its role and area, as the gateway verified them.
///
/// Named `Actor` in JSON and in the domain; `CommandActor` in Swift, because `Actor` is the standard library's.
package struct CommandActor: Hashable, Codable, Sendable {
    package let id: AccountID
    package let role: Role
    package let scope: AreaScope

    package init(id: AccountID, role: Role, scope: AreaScope) {
        self.id = id
        self.role = role
        self.scope = scope
    }

    package var citizenID: CitizenID? { role == .citizen ? CitizenID(id.uuid) : nil }
    package var officerID: OfficerID? { role == .gridOfficer ? OfficerID(id.uuid) : nil }

    /// The account as a member of staff; nil for citizens and grid officers.
    package var staffID: StaffID? { role == .citizen || role == .gridOfficer ? nil : StaffID(id.uuid) }

    package var department: DepartmentCode? { role == .department ? scope.department : nil }
}
