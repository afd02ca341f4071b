/// A kind of department that every town has one of, e.g. `chengguan`; `committee` is a village's or community's own.
package struct DepartmentKind: Code {
    package let rawValue: String

    /// Lower-case letters, digits and inner hyphens, at most 40.
    package init?(rawValue: String) {
        guard (1...40).contains(rawValue.utf8.count), rawValue.utf8.first.map(Self.isLetter) == true,
            rawValue.utf8.last != UInt8(ascii: "-"),
            rawValue.utf8.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        self.rawValue = rawValue
    }

    init(unchecked rawValue: String) { self.rawValue = rawValue }

    /// The committee of a village or community (村(社区)委会).
    package static let committee = DepartmentKind(unchecked: "committee")

    private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
