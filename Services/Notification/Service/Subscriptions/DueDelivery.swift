import Model

/// A notice whose time to go out has come, before its person is asked once more.
struct DueDelivery: Sendable {
    let delivery: Delivery
    /// Nil where it is nobody's own: it does not go out.
    let account: AccountID?
    /// It does not wait for the end of quiet hours.
    let mayDisturb: Bool
}
