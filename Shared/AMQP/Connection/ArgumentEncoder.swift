import CRabbitMQ

/// Lays the texts and tables of one outgoing call out in C memory that is used again for the next call.
///
/// What it returns is valid until `reset()`. Belongs to the connection's owner thread.
final class ArgumentEncoder {
    /// AMQP 0-9-1, "short string".
    static let longestText = 255

    private let pool: UnsafeMutablePointer<amqp_pool_t>
    private var tableBytes = 0

    init() {
        pool = .allocate(capacity: 1)
        init_amqp_pool(pool, 16384)
    }

    deinit {
        empty_amqp_pool(pool)
        pool.deallocate()
    }

    func reset() {
        recycle_amqp_pool(pool)
        tableBytes = 0
    }

    /// Any text, without a limit.
    func bytes(_ text: String) throws(AMQPError) -> amqp_bytes_t {
        var text = text
        let length = text.utf8.count
        guard length > 0 else { return amqp_bytes_t(len: 0, bytes: nil) }
        guard let memory = amqp_pool_alloc(pool, length) else { throw Self.outOfMemory }
        text.withUTF8 { source in
            if let start = source.baseAddress { memory.copyMemory(from: start, byteCount: length) }
        }
        return amqp_bytes_t(len: length, bytes: memory)
    }

    /// A text that the protocol limits to 255 bytes.
    func short(_ text: String) throws(AMQPError) -> amqp_bytes_t {
        guard text.utf8.count <= Self.longestText else {
            throw AMQPError(.invalidArgument, "A text of \(text.utf8.count) bytes where the protocol allows 255.")
        }
        return try bytes(text)
    }

    /// - Parameter limit: in bytes; a table must fit into one frame.
    func table(_ values: [String: AMQPValue], limit: Int = 65536) throws(AMQPError) -> amqp_table_t {
        guard !values.isEmpty else { return amqp_table_t(num_entries: 0, entries: nil) }
        let stride = MemoryLayout<amqp_table_entry_t>.stride
        guard let memory = amqp_pool_alloc(pool, values.count * stride) else { throw Self.outOfMemory }
        let entries = memory.bindMemory(to: amqp_table_entry_t.self, capacity: values.count)
        var count = 0
        for (key, value) in values {
            let entry = amqp_table_entry_t(key: try short(key), value: try field(value, limit))
            entries.advanced(by: count).initialize(to: entry)
            tableBytes += entry.key.len + 2
            count += 1
        }
        guard tableBytes <= limit else {
            throw AMQPError(.invalidArgument, "A table of more than \(limit) bytes.")
        }
        return amqp_table_t(num_entries: Int32(count), entries: entries)
    }

    private func field(_ value: AMQPValue, _ limit: Int) throws(AMQPError) -> amqp_field_value_t {
        var field = amqp_field_value_t()
        tableBytes += 9
        switch value {
        case .boolean(let flag):
            field.kind = UInt8(AMQP_FIELD_KIND_BOOLEAN.rawValue)
            field.value.boolean = flag ? 1 : 0
        case .integer(let number):
            field.kind = UInt8(AMQP_FIELD_KIND_I64.rawValue)
            field.value.i64 = number
        case .double(let number):
            field.kind = UInt8(AMQP_FIELD_KIND_F64.rawValue)
            field.value.f64 = number
        case .string(let text):
            field.kind = UInt8(AMQP_FIELD_KIND_UTF8.rawValue)
            field.value.bytes = try bytes(text)
            tableBytes += field.value.bytes.len
        case .bytes(let bytes):
            field.kind = UInt8(AMQP_FIELD_KIND_BYTES.rawValue)
            field.value.bytes = try copy(bytes)
            tableBytes += bytes.count
        case .timestamp(let seconds):
            field.kind = UInt8(AMQP_FIELD_KIND_TIMESTAMP.rawValue)
            field.value.u64 = seconds
        case .table(let values):
            field.kind = UInt8(AMQP_FIELD_KIND_TABLE.rawValue)
            field.value.table = try table(values, limit: limit)
        case .array(let values):
            field.kind = UInt8(AMQP_FIELD_KIND_ARRAY.rawValue)
            field.value.array = try array(values, limit)
        case .void:
            field.kind = UInt8(AMQP_FIELD_KIND_VOID.rawValue)
        }
        return field
    }

    private func array(_ values: [AMQPValue], _ limit: Int) throws(AMQPError) -> amqp_array_t {
        guard !values.isEmpty else { return amqp_array_t(num_entries: 0, entries: nil) }
        let stride = MemoryLayout<amqp_field_value_t>.stride
        guard let memory = amqp_pool_alloc(pool, values.count * stride) else { throw Self.outOfMemory }
        let entries = memory.bindMemory(to: amqp_field_value_t.self, capacity: values.count)
        for (index, value) in values.enumerated() {
            entries.advanced(by: index).initialize(to: try field(value, limit))
        }
        return amqp_array_t(num_entries: Int32(values.count), entries: entries)
    }

    private func copy(_ bytes: [UInt8]) throws(AMQPError) -> amqp_bytes_t {
        guard !bytes.isEmpty else { return amqp_bytes_t(len: 0, bytes: nil) }
        guard let memory = amqp_pool_alloc(pool, bytes.count) else { throw Self.outOfMemory }
        memory.initializeMemory(as: UInt8.self, from: bytes, count: bytes.count)
        return amqp_bytes_t(len: bytes.count, bytes: memory)
    }

    private static let outOfMemory = AMQPError(.unexpected, "librabbitmq could not get memory.")
}
