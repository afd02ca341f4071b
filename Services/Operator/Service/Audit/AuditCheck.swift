import Foundation

/// One question to the database that a healthy system answers with no row.
package struct AuditCheck: Sendable {
    /// Which of the design's invariants it belongs to, 1 to 7.
    package let invariant: Int
    /// Stable, such as `submission.lost`.
    package let code: String
    /// What it means when the check finds something.
    package let words: String
    /// A query of two columns: what it is about, and what is wrong with it.
    let query: String

    /// The checks of one file: each begins with a line `-- @check code: words` and ends with the next one.
    static func parse(_ text: String, invariant: Int) -> [AuditCheck] {
        text.components(separatedBy: "-- @check ").dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let title = lines[0].split(separator: ":", maxSplits: 1).map { $0.trimmed }
            let query = (lines.count > 1 ? lines[1] : "").trimmed
            return AuditCheck(
                invariant: invariant,
                code: title[0],
                words: title.count > 1 ? title[1] : "",
                query: query.hasSuffix(";") ? String(query.dropLast()) : query
            )
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
