package import Model

/// Whoever sends text messages for us: a carrier, a platform of the government's.
package protocol SMSAdapter: Sendable {
    /// Hands a message over. Nothing is thrown: a message that may have gone out is `.silence`, and never sent again.
    func send(_ message: SMSMessage) async -> DeliveryOutcome.Ending
}
