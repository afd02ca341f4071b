package import Messaging
package import PostgreSQL

extension Metrics {
    /// The figures of the process's pool of database connections.
    package func database(_ statistics: PostgresStatistics) {
        set("database_connects", "Database connections that were established.", to: Double(statistics.connects))
        set("database_losses", "Database connections that were lost.", to: Double(statistics.losses))
    }

    /// The figures of one consumer.
    package func consumer(_ values: ConsumerFigures.Values, queue: String) {
        let figures: [(String, String, Int)] = [
            ("consumer_batches", "Batches that were committed.", values.batches),
            ("consumer_messages", "Messages in them.", values.messages),
            ("consumer_repetitions", "Batches that were taken again after a transient failure.", values.repetitions),
            ("consumer_lost_commit_answers", "Commits whose answer was lost.", values.lostCommitAnswers),
            ("consumer_parked", "Messages that failed alone and were put aside.", values.parked),
        ]
        for (name, help, value) in figures { set(name, help, to: Double(value), labels: ["queue": queue]) }
    }

    /// The figures of one relay; what waits is known to the active one alone.
    package func relay(_ values: RelayFigures.Values, lane: String) {
        let figures: [(String, String, Double)] = [
            ("relay_active", "1 where this instance's relay is the active one.", values.isActive ? 1 : 0),
            ("relay_published", "Messages that the broker confirmed.", Double(values.published)),
            ("relay_takeovers", "Times that this instance took over from another.", Double(values.takeovers)),
            ("outbox_rows", "Rows that waited when the outbox was last counted.", Double(values.waiting)),
            ("outbox_oldest_seconds", "Age of the oldest row then.", values.oldestSeconds),
        ]
        for (name, help, value) in figures { set(name, help, to: value, labels: ["lane": lane]) }
    }
}
