#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A message that a consumer put aside because of its content.
package struct ParkedMessage: Sendable {
    /// Which service's table it lies in, and its number there.
    package struct Place: Sendable, Hashable, LosslessStringConvertible {
        package let service: String
        package let number: Int64

        package init(service: String, number: Int64) {
            self.service = service
            self.number = number
        }

        /// From `intake:17`.
        package init?(_ text: String) {
            let parts = text.split(separator: ":")
            guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
            self.init(service: String(parts[0]), number: number)
        }

        package var description: String { "\(service):\(number)" }
    }

    package let place: Place
    /// The queue it came from, without prefix.
    package let queue: String
    package let messageID: String
    package let type: String
    package let subject: String?
    package let exchange: String
    package let routingKey: String
    /// Header names and those values that are text.
    package let headers: [String: String]
    package let body: [UInt8]
    package let reasonCode: String
    package let reason: String
    /// RFC 3339, UTC.
    package let parkedAt: String
    /// `replayed` or `dropped`; nil while it waits.
    package let resolution: String?
}
