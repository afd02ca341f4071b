import Foundation

/// A head of the sealed journal as it was written down outside the database: `2026-01-31 NUMBER THROUGH HASH`.
package struct PublishedHead: Sendable, Equatable {
    package let day: String
    package let number: Int64
    package let through: Int64
    /// Hexadecimal.
    package let hash: String

    package init?(line: Substring) {
        let parts = line.split(separator: " ").map(String.init)
        guard parts.count == 4, let number = Int64(parts[1]), let through = Int64(parts[2]), parts[3].count == 64 else {
            return nil
        }
        self.init(day: parts[0], number: number, through: through, hash: parts[3])
    }

    package init(day: String, number: Int64, through: Int64, hash: String) {
        self.day = day
        self.number = number
        self.through = through
        self.hash = hash
    }

    /// - Throws: `PublishedHeadError` for a line that is no head, besides errors of reading.
    package static func read(file: String) throws -> [PublishedHead] {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        return try text.split(separator: "\n").enumerated().map { place, line in
            guard let head = PublishedHead(line: line) else { throw PublishedHeadError(file: file, line: place + 1) }
            return head
        }
    }
}

package struct PublishedHeadError: Error, CustomStringConvertible {
    let file: String
    let line: Int

    package var description: String { "\(file):\(line) is not a day, a number, a position and a hash" }
}
