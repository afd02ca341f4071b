/// What a fault may strike: a call of the merchant or of the mini program, or something that the provider does by itself.
package struct SimulatedCall: Hashable, Sendable {
    /// Of the merchant, of the mini program, and what the provider does by itself.
    package static let operations = [
        "create", "query", "cancel", "bill", "session", "token", "message", "check", "confirm", "notice",
    ]

    /// One of `operations`.
    package let operation: String
    /// The merchant's number of the bill; empty where it is about none.
    package let bill: String

    package init(_ operation: String, about bill: String = "") {
        self.operation = operation
        self.bill = bill
    }
}
