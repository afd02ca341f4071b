extension JSONValue {
    /// The value as JSON text with sorted names.
    package var text: String {
        let sheet = JSONSheet()
        write(to: sheet)
        return String(decoding: sheet.bytes, as: UTF8.self)
    }

    private func write(to sheet: JSONSheet) {
        switch self {
        case .null: sheet.write(word: "null")
        case .boolean(let value): sheet.write(value)
        case .integer(let value): sheet.write(value)
        // With its fraction, also where that is nought: it reads as a number again, not as an integer.
        case .number(let value): sheet.write(word: String(value))
        case .string(let value): sheet.write(value)
        case .array(let elements):
            sheet.write(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { sheet.write(UInt8(ascii: ",")) }
                element.write(to: sheet)
            }
            sheet.write(UInt8(ascii: "]"))
        case .object(let members):
            sheet.write(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { sheet.write(UInt8(ascii: ",")) }
                sheet.write(member.key)
                sheet.write(UInt8(ascii: ":"))
                member.value.write(to: sheet)
            }
            sheet.write(UInt8(ascii: "}"))
        }
    }
}
