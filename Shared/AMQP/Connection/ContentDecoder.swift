import CRabbitMQ

/// Copies properties and bodies out of librabbitmq's buffers, which live only until they are released.
struct ContentDecoder {
    private var cache = StringCache()

    mutating func cachedString(_ bytes: amqp_bytes_t) -> String { cache.string(bytes) }

    static func string(_ bytes: amqp_bytes_t) -> String {
        String(decoding: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len), as: UTF8.self)
    }

    static func bytes(_ bytes: amqp_bytes_t) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len))
    }

    mutating func properties(_ encoded: amqp_basic_properties_t) -> AMQPProperties {
        let flags = Int32(truncatingIfNeeded: encoded._flags)
        var properties = AMQPProperties(isPersistent: false)
        if flags & AMQP_BASIC_DELIVERY_MODE_FLAG != 0 { properties.isPersistent = encoded.delivery_mode == 2 }
        if flags & AMQP_BASIC_CONTENT_TYPE_FLAG != 0 { properties.contentType = cache.string(encoded.content_type) }
        if flags & AMQP_BASIC_CONTENT_ENCODING_FLAG != 0 {
            properties.contentEncoding = cache.string(encoded.content_encoding)
        }
        if flags & AMQP_BASIC_HEADERS_FLAG != 0 { properties.headers = table(encoded.headers) }
        if flags & AMQP_BASIC_CORRELATION_ID_FLAG != 0 {
            properties.correlationID = Self.string(encoded.correlation_id)
        }
        if flags & AMQP_BASIC_REPLY_TO_FLAG != 0 { properties.replyTo = cache.string(encoded.reply_to) }
        if flags & AMQP_BASIC_EXPIRATION_FLAG != 0 {
            properties.expiration = UInt64(Self.string(encoded.expiration))
        }
        if flags & AMQP_BASIC_MESSAGE_ID_FLAG != 0 { properties.messageID = Self.string(encoded.message_id) }
        if flags & AMQP_BASIC_TIMESTAMP_FLAG != 0 { properties.timestamp = encoded.timestamp }
        if flags & AMQP_BASIC_TYPE_FLAG != 0 { properties.type = cache.string(encoded.type) }
        if flags & AMQP_BASIC_USER_ID_FLAG != 0 { properties.userID = cache.string(encoded.user_id) }
        if flags & AMQP_BASIC_APP_ID_FLAG != 0 { properties.appID = cache.string(encoded.app_id) }
        return properties
    }

    private mutating func table(_ encoded: amqp_table_t) -> [String: AMQPValue] {
        let entries = UnsafeBufferPointer(start: encoded.entries, count: Int(encoded.num_entries))
        var table = [String: AMQPValue](minimumCapacity: entries.count)
        for entry in entries { table[cache.string(entry.key)] = value(entry.value) }
        return table
    }

    private mutating func value(_ field: amqp_field_value_t) -> AMQPValue {
        switch amqp_field_value_kind_t(rawValue: UInt32(field.kind)) {
        case AMQP_FIELD_KIND_BOOLEAN: .boolean(field.value.boolean != 0)
        case AMQP_FIELD_KIND_I8: .integer(Int64(field.value.i8))
        case AMQP_FIELD_KIND_U8: .integer(Int64(field.value.u8))
        case AMQP_FIELD_KIND_I16: .integer(Int64(field.value.i16))
        case AMQP_FIELD_KIND_U16: .integer(Int64(field.value.u16))
        case AMQP_FIELD_KIND_I32: .integer(Int64(field.value.i32))
        case AMQP_FIELD_KIND_U32: .integer(Int64(field.value.u32))
        case AMQP_FIELD_KIND_I64: .integer(field.value.i64)
        case AMQP_FIELD_KIND_U64: .integer(Int64(clamping: field.value.u64))
        case AMQP_FIELD_KIND_F32: .double(Double(field.value.f32))
        case AMQP_FIELD_KIND_F64: .double(field.value.f64)
        case AMQP_FIELD_KIND_DECIMAL: .double(Self.double(field.value.decimal))
        case AMQP_FIELD_KIND_UTF8: .string(cache.string(field.value.bytes))
        case AMQP_FIELD_KIND_BYTES: .bytes(Self.bytes(field.value.bytes))
        case AMQP_FIELD_KIND_TIMESTAMP: .timestamp(field.value.u64)
        case AMQP_FIELD_KIND_TABLE: .table(table(field.value.table))
        case AMQP_FIELD_KIND_ARRAY: .array(array(field.value.array))
        default: .void
        }
    }

    private mutating func array(_ encoded: amqp_array_t) -> [AMQPValue] {
        UnsafeBufferPointer(start: encoded.entries, count: Int(encoded.num_entries)).map { value($0) }
    }

    private static func double(_ decimal: amqp_decimal_t) -> Double {
        var divisor = 1.0
        for _ in 0..<decimal.decimals { divisor *= 10 }
        return Double(decimal.value) / divisor
    }
}
