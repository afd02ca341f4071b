import City
package import Messaging
import Model
import NIOConcurrencyHelpers

/// Keeps the city's reference data in the process, read again after a minute, and at once when its cells have changed.
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

    /// The reference data as of at most a minute ago and of the cells as they are, read in the caller's transaction when
    /// what is kept is older.
    package func reference(for transaction: ServiceTransaction) throws -> CityReference {
        let now = transaction.now
        let areas = try AreaRevision.current(in: transaction.database)
        if let kept = kept.withLockedValue({ $0 }), kept.readAt <= now, now < kept.readAt + Self.life,
            kept.reference.areas == areas
        {
            return kept.reference
        }
        let categories = try catalogue.traits(at: now, in: transaction.database)
        let policies = try limits.policies(at: now, in: transaction.database)
        let reference = try CityReference.load(
            areas: areas,
            categories: categories,
            limits: policies,
            in: transaction.database
        )
        kept.withLockedValue { $0 = Kept(reference: reference, readAt: now) }
        return reference
    }
}
