import Messaging
import Model
import NIOConcurrencyHelpers
import PostgreSQL

/// The names of the categories, kept in the process and read again after a minute.
package final class CategoryNames: Sendable {
    private struct Kept {
        let names: [CategoryCode: Words]
        let readAt: Timestamp
    }

    private let kept = NIOLockedValueBox<Kept?>(nil)
    private static let life = Duration.seconds(60)

    package init() {}

    /// What stands in a notice for a category that is not in use any more.
    static let other = Words(zh: "其他事项", en: "other matter")

    func names(for transaction: ServiceTransaction) throws -> [CategoryCode: Words] {
        let now = transaction.now
        if let kept = kept.withLockedValue({ $0 }), kept.readAt <= now, now < kept.readAt + Self.life {
            return kept.names
        }
        let rows = try transaction.database.execute("SELECT code, name, english_name FROM city.category")
            .decode((CategoryCode, String, String).self)
        let names = Dictionary(rows.map { ($0.0, Words(zh: $0.1, en: $0.2)) }) { first, _ in first }
        kept.withLockedValue { $0 = Kept(names: names, readAt: now) }
        return names
    }
}
