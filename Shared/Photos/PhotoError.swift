/// A failure of the machine, not of the picture: the sender may try again.
package struct PhotoError: Error, CustomStringConvertible {
    package enum Code: String, Sendable {
        case store = "photo.store"
        case tool = "photo.tool"
    }

    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package init(code: Code, message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package var description: String {
        "\(code.rawValue): \(message)" + (cause.map { " (\($0))" } ?? "")
    }
}
