/// Phrases that are looked for in a text, byte by byte: every submission is read by these, so it must cost microseconds.
struct PhraseSet: Sendable {
    /// The phrases by their first byte.
    private let byFirstByte: [[[UInt8]]]

    init(_ phrases: [String]) {
        var byFirstByte = [[[UInt8]]](repeating: [], count: 256)
        for phrase in phrases {
            let bytes = Array(phrase.utf8)
            if let first = bytes.first { byFirstByte[Int(first)].append(bytes) }
        }
        self.byFirstByte = byFirstByte
    }

    /// A text as it is compared: lower-case ASCII, without spaces (the ideographic one too) and line breaks.
    static func normalized(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "), 0x09...0x0D: break
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            default: bytes.append(byte)
            }
            if bytes.suffix(3) == [0xE3, 0x80, 0x80] { bytes.removeLast(3) }
        }
        return bytes
    }

    /// Whether any phrase occurs.
    func occurs(in text: [UInt8]) -> Bool {
        text.indices.contains { match(in: text, at: $0) != nil }
    }

    /// The text with every occurrence blanked out, so that nothing is found in it or across it.
    func blanked(in text: [UInt8]) -> [UInt8] {
        var result = text
        for start in text.indices {
            guard let length = match(in: text, at: start) else { continue }
            for index in start..<start + length { result[index] = 0 }
        }
        return result
    }

    /// The length of the longest phrase that starts here.
    private func match(in text: [UInt8], at start: Int) -> Int? {
        var longest: Int?
        for phrase in byFirstByte[Int(text[start])] where start + phrase.count <= text.count {
            var offset = 1
            while offset < phrase.count, text[start + offset] == phrase[offset] { offset += 1 }
            if offset == phrase.count { longest = max(longest ?? 0, offset) }
        }
        return longest
    }
}
