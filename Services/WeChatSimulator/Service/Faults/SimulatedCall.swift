/// What a fault may strike: a call of the merchant, or something that the provider does by itself.
package struct SimulatedCall: Hashable, Sendable {
    /// `create`, `query`, `cancel`, `bill`, `session`, `token`, `message` or `check`; `confirm` and `notice` of the provider.
    package let operation: String
    /// The merchant's number of the bill; empty where it is about none.
    package let bill: String

    package init(_ operation: String, about bill: String = "") {
        self.operation = operation
        self.bill = bill
    }
}
