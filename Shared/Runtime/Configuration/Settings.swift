import Configuration
import Foundation

/// The settings of one process, read from its environment once and checked as they are read.
package struct Settings: Sendable {
    private let reader: ConfigReader

    /// - Parameter environment: for tests; the process's own environment when absent.
    package init(environment: [String: String]? = nil) {
        if let environment {
            reader = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: environment))
        } else {
            reader = ConfigReader(provider: EnvironmentVariablesProvider())
        }
    }

    /// The value, or its default; for a secret also the content of the file that `<NAME>_FILE` names.
    /// - Throws: `ConfigurationError` when a required value is absent or its file cannot be read.
    package func string(_ key: ConfigurationKey) throws -> String {
        if let value = try optional(key) { return value }
        switch key.absence {
        case .value(let value): return value
        case .required, .off:
            let hint = key.isSecret ? "set \(key.name) or \(key.name)_FILE" : "set \(key.name)"
            throw ConfigurationError(code: .missing, key: key.name, message: "\(hint). \(key.summary)")
        }
    }

    /// The value where one was given, without the default.
    package func optional(_ key: ConfigurationKey) throws -> String? {
        if key.isSecret, let path = raw("\(key.name)_FILE", isSecret: false) {
            do {
                return try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
            } catch {
                throw ConfigurationError(
                    code: .unreadable,
                    key: "\(key.name)_FILE",
                    message: "the file \(path) cannot be read: \(error)"
                )
            }
        }
        guard let value = raw(key.name, isSecret: key.isSecret), !value.isEmpty else { return nil }
        return value
    }

    /// A whole number within `range`.
    package func int(_ key: ConfigurationKey, in range: ClosedRange<Int> = 0...Int.max) throws -> Int {
        let text = try string(key)
        guard let value = Int(text), range.contains(value) else {
            throw ConfigurationError(
                code: .malformed,
                key: key.name,
                message: "expected a whole number from \(range.lowerBound) to \(range.upperBound), found “\(text)”"
            )
        }
        return value
    }

    /// A whole number within `range`, or nothing where the key is absent and has no default.
    package func optionalInt(_ key: ConfigurationKey, in range: ClosedRange<Int>) throws -> Int? {
        try optional(key) == nil && key.absence == .off ? nil : int(key, in: range)
    }

    /// One of the values that `Choice` names.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: ConfigurationKey,
        as type: Choice.Type = Choice.self
    ) throws -> Choice where Choice.RawValue == String {
        let text = try string(key)
        guard let value = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ConfigurationError(
                code: .malformed,
                key: key.name,
                message: "expected one of \(known), found “\(text)”"
            )
        }
        return value
    }

    private func raw(_ name: String, isSecret: Bool) -> String? {
        reader.string(forKey: ConfigKey(name.lowercased().split(separator: "_").map(String.init)), isSecret: isSecret)
    }
}
