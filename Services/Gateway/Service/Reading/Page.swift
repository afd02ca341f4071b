import Model
import Photos

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A part of a list that is ordered by time and identifier, newest first.
package struct Page: Sendable {
    /// How many at most.
    let limit: Int
    /// Only what comes after this place; nothing for the first page.
    let after: Place?

    /// A place between two rows.
    struct Place: Sendable, Equatable {
        let at: Timestamp
        let id: UUID

        /// Opaque text for the caller.
        var cursor: String {
            Base64URL.encode(Array("\(at.microseconds) \(id.uuidString)".utf8))
        }

        init(at: Timestamp, id: UUID) {
            self.at = at
            self.id = id
        }

        init?(cursor: String) {
            guard let data = Base64URL.decode(cursor), let text = String(data: data, encoding: .utf8) else {
                return nil
            }
            let parts = text.split(separator: " ")
            guard parts.count == 2, let microseconds = Int64(parts[0]), abs(microseconds) < 253_402_300_800_000_000,
                let id = UUID(uuidString: String(parts[1]))
            else { return nil }
            self.init(at: Timestamp(microseconds: microseconds), id: id)
        }
    }
}
