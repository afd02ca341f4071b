package import AMQP
import Foundation
package import Model

/// The header names of the envelope: CloudEvents 1.0 in binary mode, plus what CloudEvents calls extensions.
enum WireHeader {
    static let specversion = "cloudEvents:specversion"
    static let id = "cloudEvents:id"
    static let type = "cloudEvents:type"
    static let source = "cloudEvents:source"
    static let subject = "cloudEvents:subject"
    static let time = "cloudEvents:time"
    static let sequence = "cloudEvents:sequence"
    static let town = "cloudEvents:town"
    static let cause = "cloudEvents:cause"
    static let traceparent = "cloudEvents:traceparent"
    static let expiresAt = "cloudEvents:expirytime"
}

extension MessageEnvelope {
    /// The persistent AMQP message with this envelope and `body`, JSON text in UTF-8.
    package func message(body: [UInt8]) -> AMQPMessage {
        var properties = AMQPProperties()
        properties.contentType = "application/json"
        properties.isPersistent = true
        properties.messageID = id.description
        properties.type = type.rawValue
        properties.appID = source.rawValue
        var headers: [String: AMQPValue] = [
            WireHeader.specversion: .string("1.0"), WireHeader.id: .string(id.description),
            WireHeader.type: .string(type.rawValue), WireHeader.source: .string("/\(source.rawValue)"),
            WireHeader.time: .string(time.description), WireHeader.sequence: .string(String(sequence)),
        ]
        headers[WireHeader.subject] = subject.map { .string($0) }
        headers[WireHeader.town] = town.map { .string($0.rawValue) }
        headers[WireHeader.cause] = cause.map { .string($0.description) }
        headers[WireHeader.traceparent] = traceparent.map { .string($0) }
        headers[WireHeader.expiresAt] = expiresAt.map { .string($0.description) }
        properties.headers = headers
        return AMQPMessage(body: body, properties: properties)
    }

    /// The envelope of a received message.
    /// - Throws: `Rejection` that names the header.
    package init(properties: AMQPProperties) throws(Rejection) {
        let headers = properties.headers
        func required<Value>(_ header: String, _ text: String?, _ make: (String) -> Value?) throws(Rejection) -> Value {
            guard let text else { throw Rejection("message.headerMissing", "the header \(header) is missing") }
            guard let value = make(text) else {
                throw Rejection("message.headerMalformed", "the header \(header) is malformed")
            }
            return value
        }
        func optional<Value>(_ header: String, _ make: (String) -> Value?) throws(Rejection) -> Value? {
            guard let text = headers[header]?.string else { return nil }
            return try required(header, text, make)
        }
        self.init(
            id: try required(WireHeader.id, headers[WireHeader.id]?.string ?? properties.messageID) { MessageID($0) },
            type: try required(WireHeader.type, headers[WireHeader.type]?.string ?? properties.type) {
                MessageType(rawValue: $0)
            },
            source: try required(WireHeader.source, headers[WireHeader.source]?.string) {
                ServiceName(rawValue: String($0.drop { $0 == "/" }))
            },
            subject: headers[WireHeader.subject]?.string,
            time: try required(WireHeader.time, headers[WireHeader.time]?.string) { Timestamp($0) },
            sequence: try required(WireHeader.sequence, headers[WireHeader.sequence]?.string) { Int64($0) },
            town: try optional(WireHeader.town) { TownCode(rawValue: $0) },
            traceparent: headers[WireHeader.traceparent]?.string,
            cause: try optional(WireHeader.cause) { MessageID($0) },
            expiresAt: try optional(WireHeader.expiresAt) { Timestamp($0) }
        )
    }
}
