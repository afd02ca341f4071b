package import Model

/// What a department's programmer needs to connect; the password is shown once and stored nowhere in clear.
package struct DepartmentCredential: Sendable, Equatable {
    package let department: DepartmentCode
    /// The same for the broker and for signing in over HTTP.
    package let user: String
    package let password: String
    package let virtualHost: String
    /// Where its cases come.
    package let queue: String
    /// Where its replies go, with `<department>.<type>` for the routing key.
    package let replyExchange: String
    /// False when it was connected before: only the password is new.
    package let isNew: Bool
}
