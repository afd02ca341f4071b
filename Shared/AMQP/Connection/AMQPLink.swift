import CRabbitMQ
import Glibc

/// One open connection of librabbitmq. Not thread-safe: it is made, used and destroyed by its owner thread alone.
///
/// Every call that could block is bounded: operations by the library's own timeout, writes by TCP_USER_TIMEOUT, and all
/// of them by the call guard, which the watchdog looks after.
final class AMQPLink {
    let connection: amqp_connection_state_t
    let socket: Int32
    let encoder = ArgumentEncoder()
    let callGuard: CallGuard
    let callLimit: Duration
    /// After negotiation with the broker.
    let heartbeat: Duration
    /// Whether the socket may have bytes; set after polling. Spares the system calls of an empty read.
    var mayRead = true

    private let isEncrypted: Bool
    private var frame = amqp_frame_t()
    private var decoder = ContentDecoder()
    private var assemblers: [ContentAssembler] = []

    /// Takes over a connection that is logged in.
    init(
        connection: amqp_connection_state_t,
        isEncrypted: Bool,
        callGuard: CallGuard,
        callLimit: Duration
    ) {
        self.connection = connection
        self.isEncrypted = isEncrypted
        self.callGuard = callGuard
        self.callLimit = callLimit
        socket = amqp_get_sockfd(connection)
        heartbeat = .seconds(Int(amqp_get_heartbeat(connection)))
    }

    deinit {
        callGuard.detach()
        amqp_destroy_connection(connection)
    }

    /// Gives the next call its full time.
    func armGuard() {
        callGuard.arm(until: .now + callLimit)
    }

    /// Whether frames are already here, so that polling the socket would sleep on them.
    var hasBufferedFrames: Bool {
        amqp_frames_enqueued(connection) != 0 || amqp_data_in_buffer(connection) != 0
    }

    /// While corked, what is written is sent in large pieces; uncorking sends the rest at once. Spares the kernel, and the
    /// broker, a wake-up for each message.
    func cork(_ isCorked: Bool) {
        crabbitmq_cork(socket, isCorked ? 1 : 0)
    }

    /// Lets the library use its memory again; call it often, and only between events.
    func releaseBuffers() {
        amqp_maybe_release_buffers(connection)
    }

    /// The next event that is already here; nil when there is none. Also sends and checks heartbeats.
    func nextEvent() throws(AMQPError) -> LinkEvent? {
        while mayRead || hasBufferedFrames {
            var atOnce = timeval(tv_sec: 0, tv_usec: 0)
            let status = amqp_simple_wait_frame_noblock(connection, &frame, &atOnce)
            if status == AMQP_STATUS_TIMEOUT.rawValue {
                mayRead = false
                return nil
            }
            guard status == AMQP_STATUS_OK.rawValue else { throw failure(status, during: "receiving") }
            // TLS may hold decrypted bytes that polling the socket does not show: read on until there are none.
            if !isEncrypted { mayRead = false }
            if let event = try dispatch() { return event }
        }
        return nil
    }

    private func dispatch() throws(AMQPError) -> LinkEvent? {
        let channel = frame.channel
        while assemblers.count <= channel { assemblers.append(ContentAssembler()) }
        switch Int32(frame.frame_type) {
        case AMQP_FRAME_METHOD:
            return try dispatch(frame.payload.method, on: channel)
        case AMQP_FRAME_HEADER:
            let header = frame.payload.properties
            guard let decoded = header.decoded?.assumingMemoryBound(to: amqp_basic_properties_t.self).pointee else {
                throw AMQPError(.unexpected, "A header frame without properties.")
            }
            return assemblers[Int(channel)]
                .header(decoder.properties(decoded), bodySize: Int(header.body_size), on: channel)
        case AMQP_FRAME_BODY:
            return assemblers[Int(channel)].body(frame.payload.body_fragment, on: channel)
        default:
            return nil
        }
    }

    private func dispatch(_ method: amqp_method_t, on channel: UInt16) throws(AMQPError) -> LinkEvent? {
        switch crabbitmq_method(rawValue: method.id) {
        case CRABBITMQ_BASIC_DELIVER:
            let delivery = try decoded(method, as: amqp_basic_deliver_t.self)
            assemblers[Int(channel)].begin(delivery, &decoder)
            return nil
        case CRABBITMQ_BASIC_ACK:
            let ack = try decoded(method, as: amqp_basic_ack_t.self)
            return .settled(channel: channel, tag: ack.delivery_tag, multiple: ack.multiple != 0, positive: true)
        case CRABBITMQ_BASIC_NACK:
            let nack = try decoded(method, as: amqp_basic_nack_t.self)
            return .settled(channel: channel, tag: nack.delivery_tag, multiple: nack.multiple != 0, positive: false)
        case CRABBITMQ_BASIC_RETURN:
            let returned = try decoded(method, as: amqp_basic_return_t.self)
            assemblers[Int(channel)].begin(returned, &decoder)
            return nil
        case CRABBITMQ_BASIC_CANCEL:
            return .cancelled(channel: channel)
        case CRABBITMQ_CHANNEL_CLOSE:
            let close = try decoded(method, as: amqp_channel_close_t.self)
            let error = AMQPError.channelClose(close, during: "channel closed by the broker")
            try confirmChannelClose(channel)
            return .channelClosed(channel: channel, error: error)
        case CRABBITMQ_CONNECTION_CLOSE:
            let close = try decoded(method, as: amqp_connection_close_t.self)
            let error = AMQPError.connectionClose(close, during: "connection closed by the broker")
            var confirmation = amqp_connection_close_ok_t()
            amqp_send_method(connection, 0, CRABBITMQ_CONNECTION_CLOSE_OK.rawValue, &confirmation)
            throw error
        case CRABBITMQ_CONNECTION_BLOCKED:
            let blocked = try decoded(method, as: amqp_connection_blocked_t.self)
            return .blocked(reason: ContentDecoder.string(blocked.reason))
        case CRABBITMQ_CONNECTION_UNBLOCKED:
            return .unblocked
        default:
            return nil
        }
    }

    private func decoded<Method>(_ method: amqp_method_t, as type: Method.Type) throws(AMQPError) -> Method {
        guard let pointer = method.decoded else { throw AMQPError(.unexpected, "A method frame without content.") }
        return pointer.assumingMemoryBound(to: type).pointee
    }

    /// The broker lets a closed channel's number be used again only after this.
    private func confirmChannelClose(_ channel: UInt16) throws(AMQPError) {
        assemblers[Int(channel)] = ContentAssembler()
        var confirmation = amqp_channel_close_ok_t()
        let status = amqp_send_method(connection, channel, CRABBITMQ_CHANNEL_CLOSE_OK.rawValue, &confirmation)
        try check(status, during: "confirming the close of a channel")
    }
}

// MARK: Results of the library's calls

extension AMQPLink {
    func check(_ status: Int32, during operation: String) throws(AMQPError) {
        guard status == AMQP_STATUS_OK.rawValue else { throw failure(status, during: operation) }
    }

    func failure(_ status: Int32, during operation: String) -> AMQPError {
        if callGuard.hasTripped {
            return AMQPError(.timedOut, "\(operation): no progress for \(callLimit), connection given up")
        }
        return .library(status, during: operation)
    }

    /// The result of the operation just made. A channel that the broker closed is confirmed, and can be opened again.
    func checkReply(on channel: UInt16, during operation: String) throws(AMQPError) {
        try check(amqp_get_rpc_reply(connection), on: channel, during: operation)
    }

    func check(_ reply: amqp_rpc_reply_t, on channel: UInt16, during operation: String) throws(AMQPError) {
        switch reply.reply_type {
        case AMQP_RESPONSE_NORMAL:
            return
        case AMQP_RESPONSE_SERVER_EXCEPTION where reply.reply.id == CRABBITMQ_CHANNEL_CLOSE.rawValue:
            let close = try decoded(reply.reply, as: amqp_channel_close_t.self)
            let error = AMQPError.channelClose(close, during: operation)
            while assemblers.count <= channel { assemblers.append(ContentAssembler()) }
            try confirmChannelClose(channel)
            throw error
        case AMQP_RESPONSE_SERVER_EXCEPTION where reply.reply.id == CRABBITMQ_CONNECTION_CLOSE.rawValue:
            let close = try decoded(reply.reply, as: amqp_connection_close_t.self)
            throw AMQPError.connectionClose(close, during: operation)
        case AMQP_RESPONSE_LIBRARY_EXCEPTION:
            throw failure(reply.library_error, during: operation)
        default:
            throw AMQPError(.unexpected, "\(operation): no reply")
        }
    }
}
