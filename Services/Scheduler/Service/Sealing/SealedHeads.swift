import Dispatch
import Messaging
package import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file outside the database with one head of the sealed journal a day: `2026-01-31 NUMBER THROUGH HASH`.
package struct SealedHeads: Sendable {
    private let path: String
    // Files block; they have a thread of their own and never the cooperative pool's.
    private let queue = DispatchQueue(label: "scheduler.heads")

    package init(path: String) {
        self.path = path
    }

    /// Appends the head unless the file has one of the same day (UTC).
    /// - Returns: the line that was appended.
    package func append(_ head: JournalSeal.Head, at now: Timestamp = ServiceClock.real.now()) async throws -> String? {
        let day = String(now.description.prefix(10))
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { [path] in
                continuation.resume(with: Result { try Self.append("\(day) \(head.text)", of: day, to: path) })
            }
        }
    }

    private static func append(_ line: String, of day: String, to path: String) throws -> String? {
        let url = URL(fileURLWithPath: path)
        let known = FileManager.default.fileExists(atPath: path) ? try Data(contentsOf: url) : Data()
        guard !known.split(separator: UInt8(ascii: "\n")).contains(where: { $0.starts(with: Data(day.utf8)) }) else {
            return nil
        }
        // Written whole and put in place at once: a crash leaves the old file or the new one.
        try (known + Data((line + "\n").utf8)).write(to: url, options: .atomic)
        return line
    }
}
