/// A header, a query parameter or a part of the path, as it is checked and published.
package struct Parameter: Sendable {
    enum Place: String, Sendable {
        case header, query, path
    }

    let name: String
    let place: Place
    let isRequired: Bool
    let schema: Schema
    let summary: String

    static func query(_ name: String, _ schema: Schema, _ summary: String, isRequired: Bool = false) -> Parameter {
        Parameter(name: name, place: .query, isRequired: isRequired, schema: schema, summary: summary)
    }

    static func header(_ name: String, _ schema: Schema, _ summary: String, isRequired: Bool = false) -> Parameter {
        Parameter(name: name, place: .header, isRequired: isRequired, schema: schema, summary: summary)
    }

    /// The text as the value that the schema speaks of.
    func value(of text: String) -> JSONValue {
        switch schema {
        case .integer: Int64(text).map { .integer($0) } ?? .string(text)
        case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? .string(text)
        case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : .string(text)
        default: .string(text)
        }
    }
}

extension Parameter {
    static let idempotencyKey = Parameter.header(
        "Idempotency-Key",
        .text(.key),
        "Names this submission: the same key gives the same report.",
        isRequired: true
    )
    static let operationKey = Parameter.header(
        "Idempotency-Key",
        .text(.key),
        "Names this operation: the same key gets the same answer and changes nothing twice."
    )
    static let ifMatch = Parameter.header(
        "If-Match",
        .text(.version, upTo: 20),
        "The version that was seen; another one now is refused with 409."
    )
    static let month = Parameter.query("month", .text(.month, upTo: 7), "YYYY-MM; everything without it.")
    static let from = Parameter.query("from", .text(.day, upTo: 10), "YYYY-MM-DD: the first day; with `to`.")
    static let to = Parameter.query(
        "to",
        .text(.day, upTo: 10),
        "YYYY-MM-DD: the last day, within a year of the first."
    )
    /// The span of time of figures: a month, or days; everything without them.
    static let span = [month, from, to]
    static let town = Parameter.query("townCode", .text(.town), "Only of this town.")
    static let limit = Parameter.query("limit", .integer(1...100), "How many at most; 20 without it.")
    static let cursor = Parameter.query("cursor", .text(.token), "Where to go on: `next` of the page before.")
}
