package import AMQP
import Crypto
package import Model

/// A delivery whose headers were understood; its body is decoded by the handler of its type.
package struct IncomingMessage: Sendable {
    package let delivery: AMQPDelivery
    package let envelope: MessageEnvelope
    /// SHA-256 of the body.
    let fingerprint: [UInt8]

    /// - Throws: `Rejection` when a required header is missing or malformed.
    package init(
        _ delivery: AMQPDelivery,
        from envelopes: EnvelopeSource = .cloudEvents,
        at moment: Timestamp
    ) throws(Rejection) {
        self.delivery = delivery
        envelope = try envelopes.envelope(delivery, moment)
        fingerprint = Array(SHA256.hash(data: delivery.message.body))
    }

    func decode<Body: MessageContract>(_ type: Body.Type) throws(Rejection) -> Body {
        do {
            return try MessageCoding.decode(Body.self, from: delivery.message.body)
        } catch let error as DecodingError {
            throw Rejection("message.malformed", error.words)
        } catch {
            throw Rejection("message.malformed", "\(error)")
        }
    }
}

extension DecodingError {
    /// The field and what was wrong with it, without the value.
    fileprivate var words: String {
        func path(_ context: Context) -> String { context.codingPath.map(\.stringValue).joined(separator: ".") }
        return switch self {
        case .keyNotFound(let key, let context):
            "missing field \((context.codingPath.map(\.stringValue) + [key.stringValue]).joined(separator: "."))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "field “\(path(context))”: \(context.debugDescription)"
        @unknown default: "undecodable"
        }
    }
}
