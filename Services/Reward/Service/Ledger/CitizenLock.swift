import Messaging
import Model
import PostgreSQL

/// Holds citizens until the transaction ends: whoever counts or takes what is theirs waits for whoever is at it.
///
/// Taken in one order and before anything is read, so that what is read is what the others left; before budgets and postings.
enum CitizenLock {
    static func take(_ citizens: [CitizenID], in database: Database) throws {
        guard !citizens.isEmpty else { return }
        try database.execute(
            """
            SELECT pg_advisory_xact_lock(citizen)
              FROM (SELECT DISTINCT hashtextextended('citizen/' || id, 0) AS citizen
                      FROM unnest(\(citizens)) AS given (id) ORDER BY citizen OFFSET 0) AS held
            """
        )
    }
}
