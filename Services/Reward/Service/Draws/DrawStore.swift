import Messaging
import Model
import PostgreSQL

/// The statements of the draws.
enum DrawStore {
    /// Nobody made the seed of a day, and it could not be made.
    struct NoSeed: Error {
        let day: String
    }

    /// The days that are committed to at a moment: its own and the two after it.
    static func days(from now: Timestamp) -> [String] {
        (0...2).map { (now + .seconds($0 * 86_400)).localDay }
    }

    /// Makes and commits to the seeds of these days, where they are not there yet; what is made is told, so that the sealed
    /// journal keeps the hash.
    /// - Parameter seed: makes a seed of 64 hexadecimal digits.
    /// - Returns: how many were made.
    @discardableResult
    static func commit(
        to days: [String],
        making seed: () -> String = { DrawStore.newSeed() },
        in transaction: ServiceTransaction
    ) throws -> Int {
        let seeds = days.map { _ in seed() }
        let made = try transaction.database.execute(
            """
            INSERT INTO reward.draw (day, seed, commitment, committed_at)
            SELECT given.day::date, given.seed, given.commitment, \(transaction.now)
              FROM unnest(\(days), \(seeds), \(seeds.map { RedPacketDraw.commitment(to: $0) }))
                AS given (day, seed, commitment)
             ORDER BY 1
            ON CONFLICT (day) DO NOTHING
            RETURNING day::text, commitment
            """
        ).decode((String, String).self)
        for (day, hash) in made {
            // About no report: it has no number among a report's events.
            try transaction.emit(DrawCommitted(day: day, hash: hash, at: transaction.now), sequence: 0, cause: nil)
        }
        return made.count
    }

    /// The draws of these days, all of them. A seed that nobody committed to before is made now: `draw.late` of the audit
    /// names it.
    static func draws(of days: Set<String>, in transaction: ServiceTransaction) throws -> [String: RedPacketDraw] {
        let known = try read(days, in: transaction.database)
        let missing = days.filter { known[$0] == nil }
        guard !missing.isEmpty else { return known }
        try commit(to: missing.union(Self.days(from: transaction.now)).sorted(), in: transaction)
        return try read(days, in: transaction.database)
    }

    private static func read(_ days: Set<String>, in database: Database) throws -> [String: RedPacketDraw] {
        let rows = try database.execute(
            "SELECT day::text, seed FROM reward.draw WHERE day = ANY (\(days.sorted())::text[]::date[])"
        ).decode((String, String).self)
        return rows.reduce(into: [:]) { $0[$1.0] = RedPacketDraw(seed: $1.1) }
    }

    /// 32 bytes of the system's randomness, in hexadecimal.
    static func newSeed() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in
            let byte = UInt8.random(in: 0...255, using: &generator)
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0\(digits)" : digits
        }.joined()
    }
}
