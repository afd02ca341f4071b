/// A login and its password.
package struct SignIn: RequestContent {
    package static let schema = ObjectSchema(
        "SignIn",
        "A login and its password.",
        [
            .required("login", .text(.login), "Not case-sensitive."),
            .required("password", .text(length: 0...256, form: nil), "As it was set."),
        ]
    )

    /// Not case-sensitive.
    package let login: String
    /// As it was set.
    package let password: String

    package init(_ json: JSONObject) throws {
        login = try json.string("login")
        password = try json.string("password")
    }
}
