import Model
import PostgreSQL

/// The statements of erasure: what a reporter said and showed goes, the report's facts stay.
enum ErasureStore {
    struct Erased: Sendable {
        let report: ReportID
        let town: TownCode?
        let citizen: CitizenID?
    }

    /// Everything that a citizen ever reported.
    static func reports(of citizens: [CitizenID], in database: Database) throws -> [ReportID] {
        try database.execute(
            "SELECT id FROM intake.report WHERE citizen_id = ANY (\(citizens)) AND erased_at IS NULL ORDER BY id"
        ).decode(ReportID.self)
    }

    /// Reports that were sent before a moment and are answered.
    static func reports(before moment: Timestamp, limit: Int, in database: Database) throws -> [ReportID] {
        try database.execute(
            """
            SELECT id FROM intake.report
             WHERE accepted_at < \(moment) AND erased_at IS NULL AND ended_at IS NOT NULL
             ORDER BY accepted_at
             LIMIT \(limit)
            """
        ).decode(ReportID.self)
    }

    /// In the row and in intake's own messages of the journal. The fingerprint goes too: short words can be guessed from it.
    static func erase(_ reports: [ReportID], at now: Timestamp, in database: Database) throws -> [Erased] {
        guard !reports.isEmpty else { return [] }
        try database.execute(
            """
            INSERT INTO intake.erased_photo (photo_id, erased_at)
            SELECT DISTINCT photo ->> 'id', \(now)
              FROM intake.report CROSS JOIN LATERAL jsonb_array_elements(photos) AS photo
             WHERE report.id = ANY (\(reports)) AND erased_at IS NULL
             ORDER BY 1
            ON CONFLICT (photo_id) DO UPDATE SET erased_at = excluded.erased_at
            """
        )
        let erased = try database.execute(
            """
            WITH held AS (
                SELECT id FROM intake.report
                 WHERE id = ANY (\(reports)) AND erased_at IS NULL
                 ORDER BY id
                   FOR UPDATE
            )
            UPDATE intake.report
               SET words = '', landmark = NULL, photos = '[]', fingerprint = 'erased', erased_at = \(now),
                   relative_name = NULL, relative_phone = NULL
              FROM held
             WHERE report.id = held.id
            RETURNING report.id, report.town_code, report.citizen_id
            """
        ).decode((ReportID, TownCode?, CitizenID?).self).map { Erased(report: $0.0, town: $0.1, citizen: $0.2) }
        try database.execute(
            """
            SELECT journal.redact(\(erased.map(\.report.description)),
                                  \([ReportRegistered.type.rawValue, ReportAlarmed.type.rawValue]))
            """
        )
        return erased
    }

    /// Takes the bodies out of messages that were put aside before, whoever did; they count as dropped.
    /// - Returns: how many lost theirs.
    static func eraseParked(before: Timestamp, limit: Int, at now: Timestamp, in database: Database) throws -> Int {
        try database.execute("SELECT journal.erase_parked(\(before), \(Int32(limit)), \(now))").decodeOne(Int.self)
    }

    /// Notes when the sweep comes next.
    /// - Returns: false where it is set already and still to come.
    static func note(due moment: Timestamp, at now: Timestamp, in database: Database) throws -> Bool {
        try database.execute(
            """
            INSERT INTO intake.retention AS known (due_at) VALUES (\(moment))
            ON CONFLICT (is_set) DO UPDATE SET due_at = excluded.due_at WHERE known.due_at < \(now)
            """
        ).affected == 1
    }

    /// Moves the sweep on.
    /// - Returns: false when another moment is noted than the one that was reached.
    static func moveOn(from reached: Timestamp, to moment: Timestamp, in database: Database) throws -> Bool {
        try database.execute(
            "UPDATE intake.retention SET due_at = \(moment) WHERE due_at = \(reached)"
        ).affected == 1
    }
}
