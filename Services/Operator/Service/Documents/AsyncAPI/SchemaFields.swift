/// What one type reads: its fields in order, and which of them may be missing.
final class SchemaFields {
    private var fields: [(name: String, schema: JSONTree)] = []
    private var optional: Set<String> = []

    func add(_ name: String, _ schema: JSONTree) {
        guard !fields.contains(where: { $0.name == name }) else { return }
        fields.append((name, schema))
    }

    func mayBeMissing(_ name: String) { optional.insert(name) }

    /// Fields may be added in the same version, so others are not forbidden.
    var schema: JSONTree {
        let required = fields.map(\.name).filter { !optional.contains($0) }
        var members: [(String, JSONTree)] = [
            ("type", "object"), ("properties", JSONTree(fields.map { ($0.name, $0.schema) })),
        ]
        if !required.isEmpty { members.append(("required", .array(required.map { .string($0) }))) }
        return JSONTree(members)
    }
}
