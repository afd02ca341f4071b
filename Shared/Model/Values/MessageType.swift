/// The name of a message with its version, e.g. `report.registered.v1`: CloudEvents `type`, start of routing keys.
package struct MessageType: Code {
    package let rawValue: String

    /// Nil unless it is `noun.verb.vN`: words of ASCII letters joined by dots, then a version from 1.
    package init?(rawValue: String) {
        // Byte by byte: a relay reads thousands of them a second.
        let parts = rawValue.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count >= 3, rawValue.utf8.count <= 80, let version = parts.last, version.first == UInt8(ascii: "v"),
            version.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(Substring(version.dropFirst())), number >= 1,
            parts.dropLast().allSatisfy({ part in
                !part.isEmpty && part.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
            })
        else { return nil }
        self.rawValue = rawValue
    }

    /// For the names written in the contracts; a test checks every one of them.
    init(literal: StaticString) { rawValue = literal.description }
}
