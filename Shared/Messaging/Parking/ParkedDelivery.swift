import AMQP
import Foundation

/// A delivery on its way to the `parked` table: as it came, whether or not it could be understood.
struct ParkedDelivery: Sendable {
    let messageID: String
    let type: String
    let subject: String?
    let exchange: String
    let routingKey: String
    /// The headers as JSON text.
    let headers: String
    let body: [UInt8]
    let reason: Rejection

    init(_ delivery: AMQPDelivery, reason: Rejection) {
        let properties = delivery.message.properties
        messageID = properties.messageID ?? "none"
        type = properties.type ?? properties.headers[WireHeader.type]?.string ?? "none"
        subject = properties.headers[WireHeader.subject]?.string
        exchange = delivery.exchange
        routingKey = delivery.routingKey
        let texts = properties.headers.compactMapValues(\.string)
        headers = (try? JSONEncoder().encode(texts)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        body = delivery.message.body
        self.reason = reason
    }
}
