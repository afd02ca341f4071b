import Model

/// Who does something at the command line, and why.
struct Signature: Sendable {
    let name: String
    let reason: String?

    /// What stands for the name where only an account can: the same for the same name, of nobody who signs in.
    var account: AccountID { .named("operator/\(name)") }

    init(_ name: String, reason: String? = nil) {
        self.name = name
        self.reason = reason
    }
}
