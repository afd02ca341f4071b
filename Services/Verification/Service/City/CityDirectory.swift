import City
package import Messaging
import Model
import NIOConcurrencyHelpers

/// Keeps the city's reference data in the process, read again after a minute.
package final class CityDirectory: Sendable {
    private struct Kept {
        let reference: CityReference
        let readAt: Timestamp
    }

    private let catalogue = CategoryCatalogue()
    private let limits = LimitCatalogue()
    private let kept = NIOLockedValueBox<Kept?>(nil)
    private static let life = Duration.seconds(60)

    package init() {}

    /// The reference data as of at most a minute ago, read in the caller's transaction when it is older.
    package func reference(for transaction: ServiceTransaction) throws -> CityReference {
        let now = transaction.now
        if let kept = kept.withLockedValue({ $0 }), kept.readAt <= now, now < kept.readAt + Self.life {
            return kept.reference
        }
        let categories = try catalogue.traits(at: now, in: transaction.database)
        let policies = try limits.policies(at: now, in: transaction.database)
        let reference = try CityReference.load(categories: categories, limits: policies, in: transaction.database)
        kept.withLockedValue { $0 = Kept(reference: reference, readAt: now) }
        return reference
    }
}
