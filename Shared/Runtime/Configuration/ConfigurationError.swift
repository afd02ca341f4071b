/// A setting that is missing or cannot be understood; the words never repeat a secret's value.
package struct ConfigurationError: Error, CustomStringConvertible, Equatable {
    package enum Code: String, Sendable {
        case missing = "configuration.missing"
        case unreadable = "configuration.unreadable"
        case malformed = "configuration.malformed"
    }

    package let code: Code
    package let key: String
    package let message: String

    package init(code: Code, key: String, message: String) {
        self.code = code
        self.key = key
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(key): \(message)" }
}
