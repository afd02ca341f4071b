package import Logging
package import PostgreSQL
package import Runtime

/// What the operator's commands share: settings, the owner's database, a quiet logger.
package struct OperatorContext: Sendable {
    package let settings: Settings
    package let database: PostgresConfiguration
    package let logger: Logger

    package init() throws {
        settings = Settings()
        database = try settings.database(applicationName: "rrp")
        var logger = Logger(label: "rrp")
        logger.logLevel = .warning
        self.logger = logger
    }

    /// Runs `body` with a pool that is closed afterwards.
    /// - Parameter callLimit: what one statement may take, where the usual limit is too short.
    package func withPool<Result>(
        size: Int = 4,
        callLimit: Duration? = nil,
        _ body: (PostgresPool) async throws -> Result
    ) async throws -> Result {
        var database = database
        if let callLimit { database.callLimit = callLimit }
        let pool = PostgresPool(database, size: size, logger: logger)
        do {
            let result = try await body(pool)
            await pool.close()
            return result
        } catch {
            await pool.close()
            throw error
        }
    }
}
