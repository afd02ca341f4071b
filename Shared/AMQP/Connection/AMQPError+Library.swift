import CRabbitMQ

extension AMQPError {
    /// From a status code of librabbitmq.
    static func library(_ status: Int32, during operation: String) -> AMQPError {
        let text = amqp_error_string2(status).map { String(cString: $0) } ?? "status \(status)"
        let code: Code =
            switch amqp_status_enum(rawValue: status) {
            case AMQP_STATUS_SSL_ERROR, AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED, AMQP_STATUS_SSL_PEER_VERIFY_FAILED,
                AMQP_STATUS_SSL_CONNECTION_FAILED:
                .tlsFailed
            case AMQP_STATUS_TIMEOUT:
                .timedOut
            case AMQP_STATUS_INVALID_PARAMETER, AMQP_STATUS_TABLE_TOO_BIG:
                .invalidArgument
            case AMQP_STATUS_NO_MEMORY, AMQP_STATUS_BAD_AMQP_DATA, AMQP_STATUS_UNKNOWN_CLASS,
                AMQP_STATUS_UNKNOWN_METHOD, AMQP_STATUS_WRONG_METHOD, AMQP_STATUS_UNEXPECTED_STATE:
                .unexpected
            default:
                .connectionLost
            }
        return AMQPError(code, "\(operation): \(text)")
    }

    /// From the broker's close of a channel.
    static func channelClose(_ method: amqp_channel_close_t, during operation: String) -> AMQPError {
        let code: Code =
            switch method.reply_code {
            case 403: .accessRefused
            case 404: .notFound
            case 405: .resourceLocked
            case 406: .preconditionFailed
            default: .channelClosed
            }
        let text = ContentDecoder.string(method.reply_text)
        return AMQPError(code, "\(operation): \(text)", replyCode: method.reply_code)
    }

    /// From the broker's close of the connection. While logging in, 403 and 530 mean user, password or virtual host.
    static func connectionClose(_ method: amqp_connection_close_t, during operation: String) -> AMQPError {
        let text = ContentDecoder.string(method.reply_text)
        return AMQPError(.connectionClosed, "\(operation): \(text)", replyCode: method.reply_code)
    }

    /// Whether only the channel is gone, and the connection can go on.
    var isOfChannel: Bool {
        switch code {
        case .accessRefused, .notFound, .resourceLocked, .preconditionFailed, .channelClosed: true
        default: false
        }
    }
}
