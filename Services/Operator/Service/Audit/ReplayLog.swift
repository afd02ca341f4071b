package import Foundation

/// The replay's own append-only log, one JSON object a line: what it was told when, and what it saw at the end.
///
/// A last line without its end (the replay was killed) is passed over; any other unreadable line is an error.
package struct ReplayLog: Sendable {
    /// One line. Which fields it has depends on `kind`.
    package struct Line: Codable, Sendable {
        package enum Kind: String, Codable, Sendable {
            /// A submission was answered with success.
            case accepted
            /// A command was answered with success.
            case done
            /// What the citizen was shown of a report at the end, and what the plan leads to.
            case final
        }

        package var kind: Kind
        /// RFC 3339.
        package var at: String
        package var report: UUID?
        package var citizen: UUID?
        package var key: String?
        package var operation: UUID?
        package var step: String?
        package var milliseconds: Double?
        package var expected: String?
        package var seen: String?

        package init(_ kind: Kind, at: String) {
            self.kind = kind
            self.at = at
        }
    }

    package let lines: [Line]

    package init(lines: [Line]) {
        self.lines = lines
    }

    package init(file: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        var parts = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let isComplete = parts.last?.isEmpty ?? true
        if !isComplete || parts.last?.isEmpty == true { parts.removeLast() }
        let decoder = JSONDecoder()
        lines = try parts.map { try decoder.decode(Line.self, from: $0) }
    }
}
