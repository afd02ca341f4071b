import Model

/// The members of a request body that its schema has already accepted.
///
/// The readers throw only where a schema and its request disagree; the thrown problem names the field all the same.
package struct JSONObject: Sendable {
    let members: [String: JSONValue]
    /// JSON pointer of this object, for naming fields.
    let pointer: String

    init(_ members: [String: JSONValue], at pointer: String = "") {
        self.members = members
        self.pointer = pointer
    }

    /// A text, as it is written.
    func string(_ name: String) throws -> String {
        guard let value = try optionalString(name) else { throw missing(name) }
        return value
    }

    func optionalString(_ name: String) throws -> String? {
        switch members[name] {
        case .none: return nil
        case .string(let text): return text
        case .some: throw mismatch(name)
        }
    }

    /// A value that is written as text, for example a code, an identifier or a time.
    func value<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        guard let value = try optionalValue(name, as: type) else { throw missing(name) }
        return value
    }

    func optionalValue<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type = Value.self
    ) throws -> Value? {
        guard let text = try optionalString(name) else { return nil }
        guard let value = Value(text) else { throw mismatch(name) }
        return value
    }

    func choice<Value: RawRepresentable>(_ name: String, as type: Value.Type = Value.self) throws -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: try string(name)) else { throw mismatch(name) }
        return value
    }

    func boolean(_ name: String) throws -> Bool {
        guard let value = try optionalBoolean(name) else { throw missing(name) }
        return value
    }

    func optionalBoolean(_ name: String) throws -> Bool? {
        switch members[name] {
        case .none: return nil
        case .boolean(let value): return value
        case .some: throw mismatch(name)
        }
    }

    func integer(_ name: String) throws -> Int {
        guard let value = try optionalInteger(name) else { throw missing(name) }
        return value
    }

    func optionalInteger(_ name: String) throws -> Int? {
        guard let member = members[name] else { return nil }
        guard let value = member.wholeNumber.flatMap({ Int(exactly: $0) }) else { throw mismatch(name) }
        return value
    }

    func number(_ name: String) throws -> Double {
        guard let value = try optionalNumber(name) else { throw missing(name) }
        return value
    }

    func optionalNumber(_ name: String) throws -> Double? {
        guard let member = members[name] else { return nil }
        guard let value = member.double else { throw mismatch(name) }
        return value
    }

    func object(_ name: String) throws -> JSONObject {
        guard let value = try optionalObject(name) else { throw missing(name) }
        return value
    }

    func optionalObject(_ name: String) throws -> JSONObject? {
        switch members[name] {
        case .none: return nil
        case .object(let members): return JSONObject(members, at: "\(pointer)/\(name)")
        case .some: throw mismatch(name)
        }
    }

    /// A list of texts; empty when absent.
    func strings(_ name: String) throws -> [String] {
        switch members[name] {
        case .none: return []
        case .array(let elements):
            return try elements.map {
                guard case .string(let text) = $0 else { throw mismatch(name) }
                return text
            }
        case .some: throw mismatch(name)
        }
    }

    /// A list of objects; nil when absent.
    func optionalObjects(_ name: String) throws -> [JSONObject]? {
        switch members[name] {
        case .none: return nil
        case .array(let elements):
            return try elements.enumerated().map { place, element in
                guard case .object(let members) = element else { throw mismatch(name) }
                return JSONObject(members, at: "\(pointer)/\(name)/\(place)")
            }
        case .some: throw mismatch(name)
        }
    }

    private func missing(_ name: String) -> Problem {
        Problem.field("\(pointer)/\(name)", "is missing")
    }

    private func mismatch(_ name: String) -> Problem {
        Problem.field("\(pointer)/\(name)", "has another form than the document says")
    }
}
