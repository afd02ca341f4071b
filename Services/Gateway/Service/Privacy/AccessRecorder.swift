package import Logging
import Messaging
import Model
import NIOConcurrencyHelpers
package import PostgreSQL
import ServiceLifecycle

/// Records who read what, beside the readings: they neither wait for it nor fail with it.
///
/// Records are kept in memory for a moment and written together. While the database is away they wait; of more than
/// `capacity` the rest goes to the log instead, which is kept as long. Contacts do not come this way: their record is written
/// in the transaction that reads them.
package final class AccessRecorder: Service {
    private static let pace = Duration.milliseconds(200)
    private static let patience = Duration.seconds(1)
    private static let batch = 500
    private static let capacity = 100_000

    private let pool: PostgresPool
    private let logger: Logger
    /// What lists have shown within an hour: a page that is drawn again and again is one reading.
    private let shown = NIOLockedValueBox(Shown())
    private let waiting = NIOLockedValueBox<[AccessRecord]>([])

    package init(pool: PostgresPool, logger: Logger) {
        self.pool = pool
        self.logger = logger
    }

    func note(_ record: AccessRecord) {
        guard !record.isListed || shown.withLockedValue({ $0.isFirst(record) }) else { return }
        let isTaken = waiting.withLockedValue { waiting in
            guard waiting.count < Self.capacity else { return false }
            waiting.append(record)
            return true
        }
        guard !isTaken else { return }
        logger.warning(
            "Reading recorded here",
            metadata: [
                "account": "\(record.account)", "operation": "\(record.operation)", "at": "\(record.at)",
                "subject": "\(record.subject ?? "")",
            ]
        )
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let isWritten = await self.write()
                try? await Task.sleep(for: isWritten ? Self.pace : Self.patience)
            }
        }
        // What was read until the end is recorded too.
        _ = await write()
    }

    /// - Returns: false when some had to be kept for later.
    private func write() async -> Bool {
        while true {
            let batch = waiting.withLockedValue { Array($0.prefix(Self.batch)) }
            guard !batch.isEmpty else { return true }
            do {
                try await pool.transaction { database in try Self.insert(batch, in: database) }
            } catch {
                logger.info("readings wait to be recorded", metadata: ["error": "\(error)"])
                return false
            }
            waiting.withLockedValue { $0.removeFirst(batch.count) }
        }
    }

    private static func insert(_ records: [AccessRecord], in database: Database) throws {
        try database.execute(
            """
            INSERT INTO identity.access_record (at, account_id, role, kind, operation, report_id, subject)
            SELECT at, account_id, role, kind, operation,
                   coalesce(given.report_id,
                            (SELECT task.report_id FROM read.task WHERE task.task_id = part),
                            (SELECT file.report_id FROM read.case_file AS file WHERE file.case_id = part)),
                   subject
              FROM unnest(\(records.map(\.at)), \(records.map(\.account)), \(records.map(\.role.rawValue)),
                          \(records.map(\.kind.rawValue)), \(records.map(\.operation)), \(records.map(\.report)),
                          \(records.map(\.part)), \(records.map(\.subject)))
                WITH ORDINALITY AS given (at, account_id, role, kind, operation, report_id, part, subject, place)
             ORDER BY place
            """
        )
    }
}

/// The reports that lists showed in the current hour, by reader.
private struct Shown {
    private struct Reading: Hashable {
        let account: AccountID
        let operation: String
        let report: ReportID?
    }

    private var hour: Int64 = 0
    private var readings: Set<Reading> = []

    /// Whether this hour has no record of it yet.
    mutating func isFirst(_ record: AccessRecord) -> Bool {
        let now = record.at.microseconds / 3_600_000_000
        if now != hour { (hour, readings) = (now, []) }
        return readings.insert(
            Reading(account: record.account, operation: record.operation, report: record.report)
        ).inserted
    }
}
