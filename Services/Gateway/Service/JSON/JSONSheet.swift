/// JSON text as it is written, byte by byte.
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

    func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): write(word: "\\\"")
            case UInt8(ascii: "\\"): write(word: "\\\\")
            case UInt8(ascii: "\n"): write(word: "\\n")
            case UInt8(ascii: "\r"): write(word: "\\r")
            case UInt8(ascii: "\t"): write(word: "\\t")
            case 0x08: write(word: "\\b")
            case 0x0C: write(word: "\\f")
            case 0..<0x20:
                write(word: byte < 0x10 ? "\\u000" : "\\u001")
                bytes.append(contentsOf: String(byte & 0x0F, radix: 16).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Puts an object's members in the order of their names. Each begins with its name and has a comma before it but the first.
    func sort(_ members: [Range<Place>]) {
        guard let first = members.first, let last = members.last else { return }
        func precedes(_ one: Range<Place>, _ other: Range<Place>) -> Bool {
            bytes[one].lexicographicallyPrecedes(bytes[other])
        }
        if zip(members, members.dropFirst()).allSatisfy({ precedes($0, $1) }) { return }
        var ordered: [UInt8] = []
        ordered.reserveCapacity(last.upperBound - first.lowerBound)
        for member in members.sorted(by: precedes) {
            if !ordered.isEmpty { ordered.append(UInt8(ascii: ",")) }
            ordered += bytes[member]
        }
        bytes.replaceSubrange(first.lowerBound..<last.upperBound, with: ordered)
    }
}
