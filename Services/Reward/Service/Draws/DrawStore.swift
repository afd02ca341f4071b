import Messaging
import Model
import PostgreSQL

/// The statements of the draws.
enum DrawStore {
    /// Makes and commits to the seeds of a day and the two after it, where they are not there yet.
    static func commit(from day: String, at now: Timestamp, in database: Database) throws {
        for offset in 0...2 {
            let seed = newSeed()
            try database.execute(
                """
                INSERT INTO reward.draw (day, seed, commitment, committed_at)
                VALUES (\(day)::text::date + \(Int32(offset)), \(seed), \(RedPacketDraw.commitment(to: seed)), \(now))
                ON CONFLICT (day) DO NOTHING
                """
            )
        }
    }

    /// The seed of a day, made now where nobody made it before.
    static func seed(of day: String, at now: Timestamp, in database: Database) throws -> String {
        if let seed = try read(day, in: database) { return seed }
        try commit(from: day, at: now, in: database)
        return try read(day, in: database) ?? ""
    }

    private static func read(_ day: String, in database: Database) throws -> String? {
        try database.execute("SELECT seed FROM reward.draw WHERE day = \(day)::text::date").decodeFirst(String.self)
    }

    private static func newSeed() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in
            let byte = UInt8.random(in: 0...255, using: &generator)
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0\(digits)" : digits
        }.joined()
    }
}
