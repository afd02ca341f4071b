package import Model

/// A photo within another answer.
package struct PhotoLink: ResponseContent {
    package static let schema = ObjectSchema(
        "PhotoLink",
        "A photo within another answer.",
        [
            .required("id", .text(.photo), "Read it at /v1/photos/{photoId}."),
            .required("width", .integer(1...100_000), "Pixels."),
            .required("height", .integer(1...100_000), "Pixels."),
        ]
    )

    /// Read it at /v1/photos/{photoId}.
    package let id: PhotoID
    /// Pixels.
    package let width: Int
    /// Pixels.
    package let height: Int
}
