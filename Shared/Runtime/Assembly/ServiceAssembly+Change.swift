package import Messaging
import PostgreSQL

extension ServiceAssembly {
    /// A change that no message asks for: what follows from it is written to the journal and the outbox in the same
    /// transaction. Whoever changed something tells `signal` afterwards.
    package func change<Result: Sendable>(
        _ work: @escaping @Sendable (ServiceTransaction) throws -> Result
    ) async throws -> Result {
        try await pool.transaction { [clock, name, topology] database in
            let transaction = ServiceTransaction(
                database: database,
                now: clock.now(),
                service: name,
                topology: topology
            )
            let result = try work(transaction)
            try transaction.writeJournal()
            return result
        }
    }
}
