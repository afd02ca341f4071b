/// Why areas could not be read or written at all: a stable code and words.
package struct AreaError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The file is missing or cannot be read.
        case unreadable
        /// It is no GeoJSON, or has no feature.
        case malformed
        /// The city has no areas yet.
        case unseeded
    }

    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package var description: String { "areas.\(code.rawValue): \(message)" + (cause.map { " (\($0))" } ?? "") }
}
