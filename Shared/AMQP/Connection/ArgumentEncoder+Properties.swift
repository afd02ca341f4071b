import CRabbitMQ

extension ArgumentEncoder {
    func properties(_ properties: AMQPProperties) throws(AMQPError) -> amqp_basic_properties_t {
        var encoded = amqp_basic_properties_t()
        var flags = AMQP_BASIC_DELIVERY_MODE_FLAG
        encoded.delivery_mode = properties.isPersistent ? 2 : 1
        if let contentType = properties.contentType {
            encoded.content_type = try short(contentType)
            flags |= AMQP_BASIC_CONTENT_TYPE_FLAG
        }
        if let contentEncoding = properties.contentEncoding {
            encoded.content_encoding = try short(contentEncoding)
            flags |= AMQP_BASIC_CONTENT_ENCODING_FLAG
        }
        if !properties.headers.isEmpty {
            encoded.headers = try table(properties.headers)
            flags |= AMQP_BASIC_HEADERS_FLAG
        }
        if let correlationID = properties.correlationID {
            encoded.correlation_id = try short(correlationID)
            flags |= AMQP_BASIC_CORRELATION_ID_FLAG
        }
        if let replyTo = properties.replyTo {
            encoded.reply_to = try short(replyTo)
            flags |= AMQP_BASIC_REPLY_TO_FLAG
        }
        if let expiration = properties.expiration {
            encoded.expiration = try short(String(expiration))
            flags |= AMQP_BASIC_EXPIRATION_FLAG
        }
        if let messageID = properties.messageID {
            encoded.message_id = try short(messageID)
            flags |= AMQP_BASIC_MESSAGE_ID_FLAG
        }
        if let timestamp = properties.timestamp {
            encoded.timestamp = timestamp
            flags |= AMQP_BASIC_TIMESTAMP_FLAG
        }
        if let type = properties.type {
            encoded.type = try short(type)
            flags |= AMQP_BASIC_TYPE_FLAG
        }
        if let userID = properties.userID {
            encoded.user_id = try short(userID)
            flags |= AMQP_BASIC_USER_ID_FLAG
        }
        if let appID = properties.appID {
            encoded.app_id = try short(appID)
            flags |= AMQP_BASIC_APP_ID_FLAG
        }
        encoded._flags = amqp_flags_t(flags)
        return encoded
    }
}
