package import Model

/// A photo that was decoded, cleaned and kept.
package struct PhotoAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "PhotoAnswer",
        "A photo that was decoded, cleaned and kept.",
        [
            .required("id", .text(.photo), "Its name: SHA-256 of the cleaned file."),
            .required("token", .text(.token, upTo: 2048), "To be sent with the report or command that uses the photo."),
            .required("expiresAt", .text(.time, upTo: 40), "Until when the token can be used."),
            .required("bytes", .integer(1...100_000_000), "Size of the cleaned file."),
            .required("width", .integer(1...100_000), "Pixels, upright."),
            .required("height", .integer(1...100_000), "Pixels, upright."),
        ]
    )

    /// Its name: SHA-256 of the cleaned file.
    package let id: PhotoID
    /// To be sent with the report or command that uses the photo.
    package let token: String
    /// Until when the token can be used.
    package let expiresAt: Timestamp
    /// Size of the cleaned file.
    package let bytes: Int
    /// Pixels, upright.
    package let width: Int
    /// Pixels, upright.
    package let height: Int
}
