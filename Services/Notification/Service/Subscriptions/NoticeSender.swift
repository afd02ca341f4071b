package import Model

/// A way outside the system on which notices go out.
package protocol NoticeSender: Sendable {
    /// `weChat` or `sms`.
    var channel: NoticeChannel { get }
    /// Sends it once. Whatever happens, it is told as one of the endings: nothing is thrown.
    func send(_ delivery: Delivery) async -> DeliveryOutcome.Ending
}
