/// What a sign-in brings.
package struct TokensAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "TokensAnswer",
        "What a sign-in brings.",
        [
            .required("accessToken", .text(length: 0...4096, form: nil), "For the Authorization header, after Bearer."),
            .required("expiresIn", .integer(1...900), "Life of the access token, in seconds."),
            .required("refreshToken", .text(.token, upTo: 2048), "Brings the next access token, once; keep it secret."),
            .required("account", .object(AccountAnswer.schema), "Whoever is signed in."),
        ]
    )

    /// For the Authorization header, after Bearer.
    package let accessToken: String
    /// Life of the access token, in seconds.
    package let expiresIn: Int
    /// Brings the next access token, once; keep it secret.
    package let refreshToken: String
    /// Whoever is signed in.
    package let account: AccountAnswer
}
