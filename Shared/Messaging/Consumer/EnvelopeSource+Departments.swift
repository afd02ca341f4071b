import AMQP
import Foundation
import Model

/// What departments send: lean properties (`message_id`, `type`), and who speaks in the routing key, which the broker
/// itself checks against the sender's topic permission.
extension EnvelopeSource {
    /// The largest body a department may send, in bytes; photos go over HTTP.
    package static let replyLimit = 64 * 1024

    package static func departmentReplies(_ topology: Topology) -> EnvelopeSource {
        EnvelopeSource(
            envelope: { delivery, moment throws(Rejection) in try envelope(of: delivery, at: moment) },
            replyTo: { delivery in
                // Only back over the sender's own connection, or into its own queue: the services' publisher may write to
                // any queue of the virtual host, a department may not.
                guard let replyTo = delivery.message.properties.replyTo,
                    let department = DepartmentReplyKey(delivery.routingKey)?.department,
                    replyTo.hasPrefix("amq.rabbitmq.reply-to.")
                        || replyTo.hasPrefix(topology.departmentQueuePrefix(of: department))
                else { return nil }
                return replyTo
            },
            sender: { DepartmentReplyKey($0.routingKey)?.department.rawValue }
        )
    }

    private static func envelope(of delivery: AMQPDelivery, at moment: Timestamp) throws(Rejection) -> MessageEnvelope {
        let properties = delivery.message.properties
        guard let key = DepartmentReplyKey(delivery.routingKey) else {
            throw Rejection("reply.routingKeyMalformed", "the routing key is not <department code>.<message type>")
        }
        guard delivery.message.body.count <= replyLimit else {
            throw Rejection("reply.tooLong", "the body is longer than \(replyLimit) bytes")
        }
        guard let text = properties.messageID, !text.isEmpty else {
            throw Rejection("message.headerMissing", "the property message_id is missing")
        }
        guard let id = UUID(uuidString: text) else {
            throw Rejection("message.headerMalformed", "the property message_id is not a UUID")
        }
        guard let type = properties.type, !type.isEmpty else {
            throw Rejection("message.headerMissing", "the property type is missing")
        }
        guard type == key.type.rawValue else {
            throw Rejection("reply.typeMismatch", "the property type and the routing key name different types")
        }
        // A department's identifiers are its own: another's use of the same one changes nothing.
        return MessageEnvelope(
            id: .named("reply/\(key.department)/\(id.uuidString.lowercased())"),
            type: key.type,
            source: .dispatch,
            subject: nil,
            time: moment,
            sequence: 0,
            town: key.department.town
        )
    }
}
