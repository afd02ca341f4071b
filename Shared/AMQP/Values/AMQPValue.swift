/// One value of an AMQP header or argument table.
///
/// All integers travel as signed 64 bits, which RabbitMQ accepts for every argument of its own.
package enum AMQPValue: Sendable, Hashable {
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    /// Seconds since 1970.
    case timestamp(UInt64)
    case table([String: AMQPValue])
    case array([AMQPValue])
    case void

    /// The text, where the value is one.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number, where the value is one.
    package var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}

extension AMQPValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
    package init(arrayLiteral elements: AMQPValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, AMQPValue)...) {
        self = .table(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}
