/// The description of one kind of JSON object, published once under its name.
package struct ObjectSchema: Sendable {
    package struct Field: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        let summary: String

        static func required(_ name: String, _ schema: Schema, _ summary: String) -> Field {
            Field(name: name, schema: schema, isRequired: true, summary: summary)
        }

        static func optional(_ name: String, _ schema: Schema, _ summary: String) -> Field {
            Field(name: name, schema: schema, isRequired: false, summary: summary)
        }
    }

    let name: String
    let summary: String
    let fields: [Field]
    private let byName: [String: Field]

    init(_ name: String, _ summary: String, _ fields: [Field]) {
        self.name = name
        self.summary = summary
        self.fields = fields
        byName = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    }

    func field(_ name: String) -> Field? { byName[name] }
}
