extension Schema {
    /// The schema as JSON Schema 2020-12, the dialect of OpenAPI 3.1; objects are put into `components` by name.
    func document(components: inout [String: JSONValue]) -> JSONValue {
        var members: [String: JSONValue] = ["type": .string(typeName)]
        switch self {
        case .text(let length, let form):
            if length.lowerBound > 0 { members["minLength"] = .integer(Int64(length.lowerBound)) }
            members["maxLength"] = .integer(Int64(length.upperBound))
            if let form {
                members["format"] = form.format.map { .string($0) }
                members["pattern"] = form.pattern.map { .string($0) }
                members["examples"] = .array([.string(form.example)])
            }
        case .choice(let values):
            members["enum"] = .array(values.map { .string($0) })
        case .integer(let range):
            members["minimum"] = .integer(Int64(range.lowerBound))
            members["maximum"] = .integer(Int64(range.upperBound))
        case .number(let range):
            members["minimum"] = .number(range.lowerBound)
            members["maximum"] = .number(range.upperBound)
        case .boolean:
            break
        case .array(let element, let count):
            members["items"] = element.document(components: &components)
            if count.lowerBound > 0 { members["minItems"] = .integer(Int64(count.lowerBound)) }
            members["maxItems"] = .integer(Int64(count.upperBound))
        case .object(let schema):
            schema.publish(in: &components)
            return .object(["$ref": .string("#/components/schemas/\(schema.name)")])
        }
        return .object(members)
    }
}

extension ObjectSchema {
    /// Puts this object and everything within it into the document's components.
    func publish(in components: inout [String: JSONValue]) {
        guard components[name] == nil else { return }
        // Its place is taken before its fields are published: an object may hold others of its own kind.
        components[name] = .null
        var properties: [String: JSONValue] = [:]
        for field in fields {
            var property = field.schema.document(components: &components)
            if case .object(var members) = property {
                members["description"] = .string(field.summary)
                property = .object(members)
            }
            properties[field.name] = property
        }
        var members: [String: JSONValue] = [
            "type": .string("object"), "description": .string(summary), "properties": .object(properties),
            "additionalProperties": .boolean(false),
        ]
        let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { members["required"] = .array(required) }
        components[name] = .object(members)
    }
}
