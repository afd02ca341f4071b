import Messaging
import Model
import PostgreSQL
import TestSupport

extension TestHouse {
    /// What the reward service's handlers do at a moment, with the journal that follows, in a transaction of its own.
    func change(
        at now: Timestamp,
        by pool: PostgresPool,
        _ work: @escaping @Sendable (ServiceTransaction) throws -> Void
    ) async throws {
        let topology = broker.topology
        try await pool.transaction { database in
            let transaction = ServiceTransaction(database: database, now: now, service: .reward, topology: topology)
            try work(transaction)
            try transaction.writeJournal()
        }
    }
}
