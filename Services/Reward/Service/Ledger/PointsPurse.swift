import Messaging
import Model
import PostgreSQL

/// The points of some citizens while nobody else takes any: a balance that was read here stays until the transaction ends,
/// but for what comes in.
struct PointsPurse {
    private var balances: [CitizenID: Points]

    /// Whoever takes points of the same citizens waits.
    static func open(_ citizens: [CitizenID], in database: Database) throws -> PointsPurse {
        guard !citizens.isEmpty else { return PointsPurse(balances: [:]) }
        try CitizenLock.take(citizens, in: database)
        let rows = try database.execute(
            """
            SELECT given.citizen, balance.amount
              FROM (SELECT DISTINCT citizen FROM unnest(\(citizens)) AS given (citizen)) AS given
              JOIN reward.balance ON balance.code = 'points/' || given.citizen
            """
        ).decode((CitizenID, Points).self)
        return PointsPurse(balances: Dictionary(rows) { first, _ in first })
    }

    private init(balances: [CitizenID: Points]) { self.balances = balances }

    subscript(citizen: CitizenID) -> Points { balances[citizen] ?? .zero }

    mutating func take(_ points: Points, from citizen: CitizenID) { balances[citizen, default: .zero] -= points }
}
