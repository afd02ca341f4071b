/// Why the broker's management API did not do what it was asked.
package struct ManagementError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The address is no URL.
        case badAddress
        /// No answer: the broker is away, or its management plugin is off.
        case unreachable
        /// It answered that it would not.
        case refused
        /// An answer that cannot be read.
        case unreadable
    }

    package let code: Code
    package let message: String
    /// The HTTP status of a refusal.
    package let status: Int?
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, status: Int? = nil, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.status = status
        self.cause = cause
    }

    package var description: String { "\(code.rawValue): \(message)" + (cause.map { " (\($0))" } ?? "") }
}
