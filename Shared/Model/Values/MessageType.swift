/// The name of a message with its version, e.g. `report.registered.v1`: CloudEvents `type`, start of routing keys.
package struct MessageType: Code {
    package let rawValue: String

    /// Nil unless it is `noun.verb.vN`: words of ASCII letters joined by dots, then a version from 1.
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3, rawValue.utf8.count <= 80, let version = parts.last, version.first == "v",
            let number = Int(version.dropFirst()), number >= 1,
            parts.dropLast().allSatisfy({ part in
                !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isLetter }
            })
        else { return nil }
        self.rawValue = rawValue
    }

    /// For the names written in the contracts; a test checks every one of them.
    init(literal: StaticString) { rawValue = literal.description }
}
