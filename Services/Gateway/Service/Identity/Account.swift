package import Model

/// Somebody who can sign in.
package struct Account: Sendable, Equatable {
    package let id: AccountID
    package let role: Role
    /// Nothing for an anonymous device account.
    package let login: String?
    package let displayName: String
    package let scope: AreaScope
    /// Where a citizen gave one: shown to nobody else.
    package let phone: String?

    package init(
        id: AccountID,
        role: Role,
        login: String?,
        displayName: String,
        scope: AreaScope,
        phone: String? = nil
    ) {
        self.id = id
        self.role = role
        self.login = login
        self.displayName = displayName
        self.scope = scope
        self.phone = phone
    }
}
