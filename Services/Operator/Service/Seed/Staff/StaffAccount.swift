package import FoundationEssentials
package import Model

/// An account that seeding makes: a row of `identity.account`.
package struct StaffAccount: Sendable {
    /// Derived from the login, so that seeding again means the same person.
    package let id: UUID
    package let login: String
    package let role: Role
    package let displayName: String
    package let townCode: TownCode?
    package let villageCode: VillageCode?
    package let departmentCode: DepartmentCode?
    /// May get a password for demonstrations; everybody else waits for activation.
    package let isDemonstration: Bool

    package init(
        login: String,
        role: Role,
        displayName: String,
        townCode: TownCode? = nil,
        villageCode: VillageCode? = nil,
        departmentCode: DepartmentCode? = nil,
        isDemonstration: Bool = false
    ) {
        id = .named("account/\(login)")
        self.login = login
        self.role = role
        self.displayName = displayName
        self.townCode = townCode
        self.villageCode = villageCode
        self.departmentCode = departmentCode
        self.isDemonstration = isDemonstration
    }
}
