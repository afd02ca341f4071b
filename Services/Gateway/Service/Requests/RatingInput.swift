/// How it went.
package struct RatingInput: RequestContent {
    package static let schema = ObjectSchema(
        "RatingInput",
        "How it went.",
        [
            .required("stars", .integer(1...5), "1 to 5."),
            .required("isSolved", .boolean, "Solved?"),
            .optional("text", .text(length: 0...500, form: nil), "Words."),
        ]
    )

    /// 1 to 5.
    package let stars: Int
    /// Solved?
    package let isSolved: Bool
    /// Words.
    package let text: String?

    package init(_ json: JSONObject) throws {
        stars = try json.integer("stars")
        isSolved = try json.boolean("isSolved")
        text = try json.optionalString("text")
    }
}
