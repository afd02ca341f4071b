/// What a check found: how many violations, and the first of them.
package struct AuditFinding: Encodable, Sendable {
    package struct Violation: Encodable, Sendable {
        /// A report, a message, a timer, an account.
        package let subject: String
        package let detail: String
    }

    package let invariant: Int
    package let code: String
    package let words: String
    package let count: Int
    /// At most `Auditor.shown`.
    package let violations: [Violation]
}
