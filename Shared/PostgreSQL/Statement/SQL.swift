/// A statement whose interpolated values are bound as parameters.
///
/// `"\(value)"` binds, `"\(other)"` of another `SQL` inserts it with its parameters, and text that stands for itself has to
/// be spelled `"\(unsafeSQL: text)"`. The text is the key of the connection's prepared statements: keep it constant.
package struct SQL: Sendable {
    /// With `$1`, `$2`, … where parameters stand.
    package private(set) var text: String
    var parameters: Parameters

    /// Text without parameters. Never build it from input.
    package init(unsafeSQL text: String) {
        self.text = text
        parameters = Parameters()
    }

    package var parameterCount: Int { parameters.slots.count }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }

    package static func += (left: inout SQL, right: SQL) { left.append(right) }

    fileprivate mutating func bind(_ value: some PostgresEncodable) {
        parameters.append(value, position: text.utf8.count)
        text += "$"
        text += String(parameters.slots.count)
    }

    /// Appends another statement, numbering its parameters after those that are here.
    package mutating func append(_ other: SQL) {
        guard !other.parameters.slots.isEmpty else {
            text += other.text
            return
        }
        let shift = parameters.slots.count
        let source = other.text.utf8
        var copied = source.startIndex
        for (number, slot) in other.parameters.slots.enumerated() {
            let mark = source.index(source.startIndex, offsetBy: slot.position)
            text += other.text[copied..<mark]
            parameters.append(slot, of: other.parameters, position: text.utf8.count)
            text += "$"
            text += String(shift + number + 1)
            copied = source.index(mark, offsetBy: 1 + String(number + 1).utf8.count)
        }
        text += other.text[copied...]
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init(unsafeSQL: value) }
    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql: SQL

        package init(literalCapacity: Int, interpolationCount: Int) {
            var text = ""
            text.reserveCapacity(literalCapacity + 4 * interpolationCount)
            sql = SQL(unsafeSQL: text)
            sql.parameters.slots.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { sql.text += literal }
        package mutating func appendInterpolation(_ value: some PostgresEncodable) { sql.bind(value) }
        package mutating func appendInterpolation<T: PostgresEncodable>(_ value: T?) { sql.bind(value) }
        package mutating func appendInterpolation(_ other: SQL) { sql.append(other) }
        package mutating func appendInterpolation(unsafeSQL text: String) { sql.text += text }
    }
}

extension SQL: CustomStringConvertible {
    /// The text alone: parameters may be personal data.
    package var description: String { text }
}
