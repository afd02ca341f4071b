/// What a JSON value must look like: one description for checking what comes in and for the published document.
package indirect enum Schema: Sendable {
    /// Length in Unicode scalars, as JSON Schema counts.
    case text(length: ClosedRange<Int>, form: TextForm?)
    case choice([String])
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case boolean
    case array(of: Schema, count: ClosedRange<Int>)
    case object(ObjectSchema)

    /// A text of one form; the form alone limits its length.
    static func text(_ form: TextForm, upTo limit: Int = 128) -> Schema {
        .text(length: 1...limit, form: form)
    }

    /// Words of a person that must say something.
    static func words(upTo limit: Int) -> Schema {
        .text(length: 1...limit, form: .filled)
    }

    static func choice<Value: RawRepresentable & CaseIterable>(of type: Value.Type) -> Schema
    where Value.RawValue == String {
        .choice(Value.allCases.map(\.rawValue))
    }

    static func list(of schema: Schema, upTo limit: Int) -> Schema {
        .array(of: schema, count: 0...limit)
    }
}
