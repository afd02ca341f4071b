import Messaging
import Model
import PostgreSQL

/// How far open reports were compared with the city's cells: the row of `verification.area_round`.
struct AreaRound {
    private(set) var revision: Int64
    private(set) var isRunning: Bool
    /// The last report of the round so far.
    private(set) var after: ReportID?
    private(set) var againAt: Timestamp?

    /// Longer than any transaction that may still know the old cells.
    private static let secondRound = Duration.seconds(60)

    /// Whether a round is under way or should begin; looks without locking.
    static func isDue(at now: Timestamp, in database: Database) throws -> Bool {
        try database.execute(
            """
            SELECT is_running OR coalesce(again_at <= \(now), false)
                OR revision < coalesce((SELECT max(revision) FROM city.area_import), 0)
              FROM verification.area_round
            """
        ).decodeFirst(Bool.self) ?? false
    }

    /// Takes the round that is under way, or begins the next; nil where there is none, or another instance has it.
    static func take(at now: Timestamp, in database: Database) throws -> AreaRound? {
        let row = try database.execute(
            """
            SELECT revision, is_running, after_report, again_at,
                   coalesce((SELECT max(revision) FROM city.area_import), 0)
              FROM verification.area_round
               FOR UPDATE SKIP LOCKED
            """
        ).decodeFirst((Int64, Bool, ReportID?, Timestamp?, Int64).self)
        guard let row else { return nil }
        var round = AreaRound(revision: row.0, isRunning: row.1, after: row.2, againAt: row.3)
        if row.4 > round.revision {
            round = AreaRound(revision: row.4, isRunning: true, after: nil, againAt: now + secondRound)
        } else if !round.isRunning, let againAt = round.againAt, againAt <= now {
            round = AreaRound(revision: row.4, isRunning: true, after: nil, againAt: nil)
        }
        return round.isRunning ? round : nil
    }

    /// - Parameter last: nil where the round has come to its end.
    mutating func advance(to last: ReportID?) {
        after = last
        isRunning = last != nil
    }

    func store(in database: Database) throws {
        try database.execute(
            """
            UPDATE verification.area_round
               SET revision = \(revision), is_running = \(isRunning), after_report = \(after), again_at = \(againAt)
            """
        )
    }

    /// What lies where and is not answered yet, in key order.
    static func openReports(
        after last: ReportID?,
        limit: Int,
        in database: Database
    ) throws -> [(id: ReportID, cell: GridCode, pin: Coordinate<WGS84>)] {
        try database.execute(
            """
            SELECT report_id, cell_code, longitude, latitude, accuracy_metres
              FROM verification.report
             WHERE outcome IN ('verifying', 'inProgress', 'appealed') AND (\(last)::uuid IS NULL OR report_id > \(last))
             ORDER BY report_id
             LIMIT \(Int32(limit))
            """
        ).decode((ReportID, GridCode, Double, Double, Double?).self).compactMap {
            id,
            cell,
            longitude,
            latitude,
            accuracy in
            Coordinate<WGS84>(longitude: longitude, latitude: latitude, accuracyMetres: accuracy).map { (id, cell, $0) }
        }
    }
}
