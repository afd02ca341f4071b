/// A new account of a citizen: of this device when login and password are absent.
package struct NewCitizen: RequestContent {
    package static let schema = ObjectSchema(
        "NewCitizen",
        "A new account of a citizen: of this device when login and password are absent.",
        [
            .optional("login", .text(.login), "With a password: a registered account."),
            .optional("password", .text(length: 0...256, form: nil), "At least eight characters."),
            .optional("displayName", .text(length: 0...64, form: nil), "How to be addressed."),
        ]
    )

    /// With a password: a registered account.
    package let login: String?
    /// At least eight characters.
    package let password: String?
    /// How to be addressed.
    package let displayName: String?

    package init(_ json: JSONObject) throws {
        login = try json.optionalString("login")
        password = try json.optionalString("password")
        displayName = try json.optionalString("displayName")
    }
}
