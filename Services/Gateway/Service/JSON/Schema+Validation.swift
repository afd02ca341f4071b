extension Schema {
    /// Where and why a value does not fit.
    struct Mismatch: Error, Equatable {
        /// JSON pointer (RFC 6901) of the field.
        let pointer: String
        /// English words that go on after the field's name: “is missing”.
        let words: String
    }

    /// The first mismatch of a value, or nothing.
    func mismatch(of value: JSONValue, at pointer: String = "") -> Mismatch? {
        switch (self, value) {
        case (.text(let length, let form), .string(let text)):
            // A text of at most n bytes has at most n scalars: the long way is rare.
            let count = text.utf8.count
            let scalars = count > length.upperBound || count < 4 * length.lowerBound ? text.unicodeScalars.count : count
            guard scalars >= length.lowerBound else {
                return Mismatch(pointer: pointer, words: "is shorter than \(length.lowerBound) characters")
            }
            guard scalars <= length.upperBound else {
                return Mismatch(pointer: pointer, words: "is longer than \(length.upperBound) characters")
            }
            guard let form, !form.accepts(text) else { return nil }
            return Mismatch(pointer: pointer, words: "has not the expected form, for example \(form.example)")
        case (.choice(let values), .string(let text)):
            return values.contains(text)
                ? nil : Mismatch(pointer: pointer, words: "is none of \(values.joined(separator: ", "))")
        case (.integer(let range), _):
            guard let number = value.wholeNumber else { return wrongType(value, pointer) }
            return range.contains(Int(number))
                ? nil : Mismatch(pointer: pointer, words: "is not within \(range.lowerBound) and \(range.upperBound)")
        case (.number(let range), _):
            guard let number = value.double else { return wrongType(value, pointer) }
            return range.contains(number)
                ? nil : Mismatch(pointer: pointer, words: "is not within \(range.lowerBound) and \(range.upperBound)")
        case (.boolean, .boolean):
            return nil
        case (.array(let element, let count), .array(let elements)):
            guard count.contains(elements.count) else {
                return Mismatch(
                    pointer: pointer,
                    words: "has not \(count.lowerBound) to \(count.upperBound) elements"
                )
            }
            for (index, value) in elements.enumerated() {
                if let mismatch = element.mismatch(of: value, at: "\(pointer)/\(index)") { return mismatch }
            }
            return nil
        case (.object(let schema), .object(let members)):
            return schema.mismatch(of: members, at: pointer)
        default:
            return wrongType(value, pointer)
        }
    }

    private func wrongType(_ value: JSONValue, _ pointer: String) -> Mismatch {
        Mismatch(pointer: pointer, words: "is \(value.typeName), not \(typeName)")
    }

    /// The JSON Schema name of its type.
    var typeName: String {
        switch self {
        case .text, .choice: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .array: "array"
        case .object: "object"
        }
    }
}

extension ObjectSchema {
    /// The first mismatch: missing fields first, then fields in the document's order, then unknown ones.
    func mismatch(of members: [String: JSONValue], at pointer: String) -> Schema.Mismatch? {
        var known = 0
        for field in fields {
            guard let value = members[field.name] else {
                guard field.isRequired else { continue }
                return Schema.Mismatch(pointer: "\(pointer)/\(field.name)", words: "is missing")
            }
            known += 1
            if let mismatch = field.schema.mismatch(of: value, at: "\(pointer)/\(field.name)") { return mismatch }
        }
        guard known < members.count, let stranger = members.keys.sorted().first(where: { field($0) == nil }) else {
            return nil
        }
        let escaped = stranger.prefix(64).replacing("~", with: "~0").replacing("/", with: "~1")
        return Schema.Mismatch(pointer: "\(pointer)/\(escaped)", words: "is not known here")
    }
}
