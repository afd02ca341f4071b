import CRabbitMQ

/// Puts one channel's method, header and body frames together. Frames of other channels may come in between.
struct ContentAssembler {
    private enum Envelope {
        case delivery(LinkDelivery)
        case returned(LinkReturn)
    }

    private var envelope: Envelope?
    private var missing = 0

    mutating func begin(_ method: amqp_basic_deliver_t, on channel: UInt16, _ decoder: inout ContentDecoder) {
        envelope = .delivery(
            LinkDelivery(
                channel: channel,
                tag: method.delivery_tag,
                redelivered: method.redelivered != 0,
                exchange: decoder.cachedString(method.exchange),
                routingKey: decoder.cachedString(method.routing_key),
                message: AMQPMessage(body: [])
            )
        )
    }

    mutating func begin(_ method: amqp_basic_return_t, on channel: UInt16, _ decoder: inout ContentDecoder) {
        envelope = .returned(
            LinkReturn(
                channel: channel,
                code: method.reply_code,
                text: decoder.cachedString(method.reply_text),
                exchange: decoder.cachedString(method.exchange),
                routingKey: decoder.cachedString(method.routing_key),
                message: AMQPMessage(body: [])
            )
        )
    }

    /// The event, when the body is empty.
    mutating func header(_ properties: AMQPProperties, bodySize: Int) -> LinkEvent? {
        missing = bodySize
        change { message in
            message.properties = properties
            // A body of one frame is copied in one piece instead.
            if bodySize > AMQP_DEFAULT_FRAME_SIZE { message.body.reserveCapacity(bodySize) }
        }
        return bodySize == 0 ? finish() : nil
    }

    /// The event, when this was the last piece.
    mutating func body(_ fragment: amqp_bytes_t) -> LinkEvent? {
        missing -= fragment.len
        change { message in
            let source = UnsafeRawBufferPointer(start: fragment.bytes, count: fragment.len)
            if message.body.isEmpty {
                message.body = Array(source)
            } else {
                message.body.append(contentsOf: source)
            }
        }
        return missing <= 0 ? finish() : nil
    }

    private mutating func change(_ apply: (inout AMQPMessage) -> Void) {
        // Taking the envelope out keeps the body uniquely referenced while it grows.
        let taken = envelope
        envelope = nil
        switch taken {
        case .delivery(var delivery):
            apply(&delivery.message)
            envelope = .delivery(delivery)
        case .returned(var returned):
            apply(&returned.message)
            envelope = .returned(returned)
        case nil:
            break
        }
    }

    private mutating func finish() -> LinkEvent? {
        defer { envelope = nil }
        return switch envelope {
        case .delivery(let delivery): .delivery(delivery)
        case .returned(let returned): .returned(returned)
        case nil: nil
        }
    }
}
