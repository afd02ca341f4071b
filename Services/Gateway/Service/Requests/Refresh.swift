/// A refresh token.
package struct Refresh: RequestContent {
    package static let schema = ObjectSchema(
        "Refresh",
        "A refresh token.",
        [
            .required("refreshToken", .text(.token, upTo: 2048), "The last one that was given.")
        ]
    )

    /// The last one that was given.
    package let refreshToken: String

    package init(_ json: JSONObject) throws {
        refreshToken = try json.string("refreshToken")
    }
}
