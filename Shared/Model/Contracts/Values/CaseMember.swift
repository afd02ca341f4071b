/// Who in a department works on a case.
package struct CaseMember: Hashable, Codable, Sendable {
    package let id: AccountID
    /// As the department knows the person; read by its colleagues, the centre and the city.
    package let name: String

    package init(id: AccountID, name: String) {
        self.id = id
        self.name = name
    }
}
