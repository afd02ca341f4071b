/// Why the city could not be seeded: a stable code and words that name the file and line, or the count that is wrong.
package struct SeedError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// A seed file is missing or cannot be read.
        case unreadable
        /// A line of a seed file has not its shape.
        case malformed
        /// The files contradict each other.
        case inconsistent
        /// The drawn division does not tile the city.
        case division
        /// The file of demonstration accounts cannot be read or written.
        case demonstration
    }

    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package var description: String {
        "seed.\(code.rawValue): \(message)" + (cause.map { " (\($0))" } ?? "")
    }
}
