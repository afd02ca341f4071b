import Model

/// The JSON Schemas of message bodies, found by decoding: each type is asked what it reads, so a schema cannot say
/// anything else than `init(from:)` does.
final class SchemaBook {
    /// Schemas of the types with fields, by the type's name.
    private(set) var objects: [String: JSONTree] = [:]

    /// The schema of a message's body, filed under the type's name.
    func file(_ type: any MessageContract.Type) throws {
        func file<Contract: MessageContract>(_ type: Contract.Type) throws { _ = try read(type) }
        try file(type)
    }

    /// The schema of a type and a value of it, for its owner to go on decoding with.
    func read<Value: Decodable>(_ type: Value.Type) throws -> (schema: JSONTree, value: Value) {
        if let leaf = SchemaLeaf(of: type), let value = leaf.value as? Value { return (leaf.schema, value) }
        if let list = type as? any SchemaList.Type {
            let (schema, value) = try list.read(into: self)
            if let value = value as? Value { return (schema, value) }
        }
        if let choice = type as? any CaseIterable.Type, let (schema, value) = Self.choice(choice, as: type) {
            return (schema, value)
        }
        let fields = SchemaFields()
        let value = try Value(from: SchemaDecoder(book: self, fields: fields))
        let name = "\(Value.self)"
        objects[name] = fields.schema
        return (.reference("components", "schemas", name), value)
    }

    private static func choice<Choice: CaseIterable, Value>(
        _ type: Choice.Type,
        as result: Value.Type
    ) -> (JSONTree, Value)? {
        let words = Choice.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        guard words.count == Choice.allCases.count, let first = Choice.allCases.first as? Value else { return nil }
        return (["type": "string", "enum": .array(words.map { .string($0) })], first)
    }
}

/// Lists are read by their element.
protocol SchemaList {
    static func read(into book: SchemaBook) throws -> (JSONTree, Any)
}

extension Array: SchemaList where Element: Decodable {
    static func read(into book: SchemaBook) throws -> (JSONTree, Any) {
        let (schema, value) = try book.read(Element.self)
        return (["type": "array", "items": schema], [value])
    }
}
