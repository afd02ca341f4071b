/// JSON text as it is written. Each write touches `bytes` once: the language watches every access to a class's property, and a
/// watch for each byte was a quarter of the time of an answer with the figures of nine hundred departments.
final class JSONSheet {
    private(set) var bytes: [UInt8] = []

    /// Where an object or an array began, or one of its members.
    typealias Place = Int

    var end: Place { bytes.count }

    func write(_ byte: UInt8) { bytes.append(byte) }

    /// Text that is JSON already.
    func write(word text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func write(word text: String) { bytes.append(contentsOf: text.utf8) }

    func write(_ sheet: JSONSheet) { bytes.append(contentsOf: sheet.bytes) }

    func write(_ value: Bool) { write(word: value ? "true" : "false") }

    func write(_ value: some FixedWidthInteger) { bytes.append(contentsOf: String(value).utf8) }

    /// The shortest text that reads as the same number; whole numbers without a fraction.
    func write(_ value: some BinaryFloatingPoint & LosslessStringConvertible) {
        let text = value.description
        bytes.append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
    }

    func write(_ text: String) { bytes.append(quoting: text) }

    /// A member's name with the colon after it.
    func write(name: String) {
        bytes.append(quoting: name, then: UInt8(ascii: ":"))
    }

    /// Puts an object's members in the order of their names. Each begins with its name and has a comma before it but the first.
    func sort(_ members: [Range<Place>]) {
        guard let first = members.first, let last = members.last else { return }
        let ordered: [UInt8]? = bytes.withUnsafeBytes { bytes in
            func precedes(_ one: Range<Place>, _ other: Range<Place>) -> Bool {
                for (left, right) in zip(one, other) where bytes[left] != bytes[right] {
                    return bytes[left] < bytes[right]
                }
                return one.count < other.count
            }
            if zip(members, members.dropFirst()).allSatisfy({ precedes($0, $1) }) { return nil }
            var ordered: [UInt8] = []
            ordered.reserveCapacity(last.upperBound - first.lowerBound)
            for member in members.sorted(by: precedes) {
                if !ordered.isEmpty { ordered.append(UInt8(ascii: ",")) }
                ordered.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[member]))
            }
            return ordered
        }
        if let ordered { bytes.replaceSubrange(first.lowerBound..<last.upperBound, with: ordered) }
    }
}

extension [UInt8] {
    /// Appends a JSON string, and what follows it at once.
    fileprivate mutating func append(quoting text: String, then next: UInt8? = nil) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                append(contentsOf: utf8)
            } else {
                for byte in utf8 { append(escaping: byte) }
            }
        }
        append(UInt8(ascii: "\""))
        if let next { append(next) }
    }

    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\n"): append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): append(contentsOf: "\\r".utf8)
        case UInt8(ascii: "\t"): append(contentsOf: "\\t".utf8)
        case 0x08: append(contentsOf: "\\b".utf8)
        case 0x0C: append(contentsOf: "\\f".utf8)
        case 0..<0x20:
            append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u001".utf8)
            append(contentsOf: String(byte & 0x0F, radix: 16).utf8)
        default: append(byte)
        }
    }
}
