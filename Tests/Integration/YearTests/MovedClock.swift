import Messaging
import Model
import NIOConcurrencyHelpers
import PostgreSQL

/// One clock for processes and statements that the test moves; between the moves it runs as time does.
final class MovedClock: Sendable {
    private let ahead = NIOLockedValueBox(Duration.zero)
    private let pool: PostgresPool

    var clock: ServiceClock { ServiceClock { [ahead] in ServiceClock.real.now() + ahead.withLockedValue { $0 } } }

    /// - Parameter pool: the owner's, of a database of the test's own.
    init(_ pool: PostgresPool) async throws {
        self.pool = pool
        try await pool.autocommit { database in
            try database.script(
                """
                CREATE TABLE clock.ahead (microseconds bigint NOT NULL);
                INSERT INTO clock.ahead VALUES (0);
                GRANT SELECT ON clock.ahead TO PUBLIC;
                CREATE OR REPLACE FUNCTION clock.now() RETURNS timestamptz
                    LANGUAGE sql STABLE PARALLEL SAFE
                    RETURN clock_timestamp() + (SELECT microseconds FROM clock.ahead) * interval '1 microsecond';
                """
            )
        }
    }

    /// Moves both on. The processes first: what the scheduler finds due must be due for its owner.
    func advance(_ duration: Duration) async throws {
        let total = ahead.withLockedValue { ahead in
            ahead += duration
            return ahead.wholeMicroseconds
        }
        try await pool.autocommit { database in
            try database.execute("UPDATE clock.ahead SET microseconds = \(total)")
        }
    }
}
