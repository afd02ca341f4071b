package import Model
package import PostgreSQL

/// The statements of the timers, all set-based.
///
/// Rows are locked timer first, then head, in key order: the firing loop never waits for a timer (SKIP LOCKED), and those
/// who change timers meet in one order.
package struct TimerStore: Sendable {
    package init() {}

    /// Sets or moves timers; a generation that is not higher than the known one changes nothing.
    package func schedule(_ deadlines: [Deadline], at now: Timestamp, in database: Database) throws {
        try lockTimers(deadlines.map(\.key), in: database)
        try database.execute(
            """
            WITH given AS (
                SELECT * FROM unnest(
                    \(deadlines.map(\.key)), \(deadlines.map { Int64($0.generation) }), \(deadlines.map(\.dueAt)),
                    \(deadlines.map(\.payload.owner)), \(try deadlines.map { try MessageCoding.text($0.payload) })
                ) AS given (key, generation, due_at, owner, payload)
            ), applied AS (
                INSERT INTO scheduler.head AS head (key, generation, state, changed_at)
                SELECT key, generation, 'scheduled', \(now) FROM given ORDER BY key
                ON CONFLICT (key) DO UPDATE
                   SET generation = excluded.generation, state = excluded.state, changed_at = excluded.changed_at
                 WHERE head.generation < excluded.generation
                RETURNING key
            )
            INSERT INTO scheduler.timer (key, generation, due_at, owner, payload)
            SELECT key, generation, due_at, owner, payload FROM given JOIN applied USING (key)
            ON CONFLICT (key) DO UPDATE
               SET generation = excluded.generation, due_at = excluded.due_at, owner = excluded.owner,
                   payload = excluded.payload
            """
        )
    }

    /// Cancels timers; one that comes before what it cancels is remembered.
    ///
    /// Two statements: another instance may be setting the very timer in a transaction that is still open. The first waits
    /// for it at the head; only the snapshot of the second sees the timer.
    package func cancel(_ cancellations: [DeadlineCancellation], at now: Timestamp, in database: Database) throws {
        try lockTimers(cancellations.map(\.key), in: database)
        let applied = try database.execute(
            """
            INSERT INTO scheduler.head AS head (key, generation, state, changed_at)
            SELECT key, generation, 'cancelled', \(now)
              FROM unnest(\(cancellations.map(\.key)), \(cancellations.map { Int64($0.generation) })) AS given (key, generation)
             ORDER BY key
            ON CONFLICT (key) DO UPDATE
               SET generation = excluded.generation, state = excluded.state, changed_at = excluded.changed_at
             WHERE head.generation < excluded.generation
            RETURNING key
            """
        ).decode(DeadlineKey.self)
        guard !applied.isEmpty else { return }
        try database.execute("DELETE FROM scheduler.timer WHERE key = ANY (\(applied))")
    }

    /// Takes the earliest due timers, marks them fired and returns them: claim and mark are one statement, so there is no
    /// running state that somebody would have to rescue. What is locked keeps its place in the table, so it is deleted there.
    package func fire(limit: Int, in database: Database) throws -> [DeadlineReached] {
        try database.execute(
            """
            WITH due AS MATERIALIZED (
                SELECT ctid, key, generation, due_at, payload
                  FROM scheduler.timer
                 WHERE due_at <= clock.now()
                 ORDER BY due_at
                 LIMIT \(limit)
                   FOR UPDATE SKIP LOCKED
            ), taken AS (
                DELETE FROM scheduler.timer WHERE ctid = ANY (ARRAY(SELECT ctid FROM due))
            ), marked AS (
                UPDATE scheduler.head SET state = 'fired', changed_at = clock.now() FROM due WHERE head.key = due.key
            ), recorded AS (
                INSERT INTO scheduler.firing (key, generation, due_at, fired_at)
                SELECT key, generation, due_at, clock.now() FROM due
            )
            SELECT key, generation, due_at, payload FROM due ORDER BY due_at
            """
        ).decode((DeadlineKey, Int64, Timestamp, String).self).map { key, generation, dueAt, payload in
            DeadlineReached(
                key: key,
                generation: Int(generation),
                dueAt: dueAt,
                payload: try MessageCoding.decode(DeadlinePayload.self, from: payload)
            )
        }
    }

    /// Seconds until the earliest timer is due, negative when it is overdue; nil when there is none.
    package func secondsUntilNext(in database: Database) throws -> Double? {
        try database.execute("SELECT extract(epoch FROM min(due_at) - clock.now())::float8 FROM scheduler.timer")
            .decode(Double?.self).first ?? nil
    }

    /// Removes tombstones that nothing can come late for any more.
    /// - Returns: how many.
    package func sweep(olderThanDays days: Int, limit: Int, in database: Database) throws -> Int {
        try database.execute(
            """
            DELETE FROM scheduler.head
             WHERE key IN (SELECT key FROM scheduler.head
                            WHERE state <> 'scheduled' AND changed_at < clock.now() - make_interval(days => \(Int32(days)))
                            LIMIT \(limit) FOR UPDATE SKIP LOCKED)
            """
        ).affected
    }

    private func lockTimers(_ keys: [DeadlineKey], in database: Database) throws {
        try database.execute("SELECT 1 FROM scheduler.timer WHERE key = ANY (\(keys)) ORDER BY key FOR UPDATE")
    }
}
