/// A stored photo by its content address: SHA-256 of the stored bytes in 64 lower-case hexadecimal digits.
package struct PhotoID: Code {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.utf8.count == 64,
            rawValue.utf8.allSatisfy({
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
            })
        else { return nil }
        self.rawValue = rawValue
    }
}
