import CRabbitMQ

/// Puts one channel's method, header and body frames together. Frames of other channels may come in between.
struct ContentAssembler {
    private enum Kind {
        case delivery(tag: UInt64, redelivered: Bool)
        case returned(code: UInt16, text: String)
    }

    private var kind: Kind?
    private var exchange = ""
    private var routingKey = ""
    private var message = AMQPMessage(body: [])
    private var missing = 0

    mutating func begin(_ method: amqp_basic_deliver_t, _ decoder: inout ContentDecoder) {
        kind = .delivery(tag: method.delivery_tag, redelivered: method.redelivered != 0)
        exchange = decoder.cachedString(method.exchange)
        routingKey = decoder.cachedString(method.routing_key)
    }

    mutating func begin(_ method: amqp_basic_return_t, _ decoder: inout ContentDecoder) {
        kind = .returned(code: method.reply_code, text: decoder.cachedString(method.reply_text))
        exchange = decoder.cachedString(method.exchange)
        routingKey = decoder.cachedString(method.routing_key)
    }

    /// The event, when the body is empty.
    mutating func header(_ properties: AMQPProperties, bodySize: Int, on channel: UInt16) -> LinkEvent? {
        message.properties = properties
        missing = bodySize
        // A body of one frame is copied in one piece instead.
        if bodySize > AMQP_DEFAULT_FRAME_SIZE { message.body.reserveCapacity(bodySize) }
        return bodySize == 0 ? finish(on: channel) : nil
    }

    /// The event, when this was the last piece.
    mutating func body(_ fragment: amqp_bytes_t, on channel: UInt16) -> LinkEvent? {
        missing -= fragment.len
        let source = UnsafeRawBufferPointer(start: fragment.bytes, count: fragment.len)
        if message.body.capacity == 0 {
            message.body = Array(source)
        } else {
            message.body.append(contentsOf: source)
        }
        return missing <= 0 ? finish(on: channel) : nil
    }

    private mutating func finish(on channel: UInt16) -> LinkEvent? {
        let kind = Swift.exchange(&self.kind, with: nil)
        let message = Swift.exchange(&self.message, with: AMQPMessage(body: []))
        switch kind {
        case .delivery(let tag, let redelivered):
            return .delivery(
                LinkDelivery(
                    channel: channel,
                    tag: tag,
                    redelivered: redelivered,
                    exchange: exchange,
                    routingKey: routingKey,
                    message: message
                )
            )
        case .returned(let code, let text):
            return .returned(
                LinkReturn(
                    channel: channel,
                    code: code,
                    text: text,
                    exchange: exchange,
                    routingKey: routingKey,
                    message: message
                )
            )
        case nil:
            return nil
        }
    }
}
