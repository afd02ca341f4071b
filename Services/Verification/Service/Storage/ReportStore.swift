import Messaging
import Model
import PostgreSQL

/// The statements of `verification.report`, and the one place where its rows and dossiers become each other.
enum ReportStore {
    private static let columns = SQL(
        unsafeSQL: """
            report_id, citizen_id, is_anonymous, source, town_code, village_code, cell_code, category_code, urgency, is_public,
            is_emergency, longitude, latitude, accuracy_metres, registered_at, needs_conclusion, version, outcome, contested_outcome,
            finding, duplicate_of, officer_id, appealed_at, stars, reported_photos, case_sequence
            """
    )

    /// Locks and reads reports in key order.
    static func load(reports ids: [ReportID], in database: Database) throws -> [ReportID: ReportFile] {
        try files(
            try database.execute(
                """
                SELECT \(columns)
                  FROM verification.report
                 WHERE report_id = ANY (\(ids))
                 ORDER BY report_id
                   FOR UPDATE
                """
            )
        )
    }

    /// Locks and reads, in key order, the reports that these tasks belong to.
    static func load(reportsOfTasks ids: [TaskID], in database: Database) throws -> [ReportID: ReportFile] {
        try files(
            try database.execute(
                """
                SELECT \(columns)
                  FROM verification.report
                 WHERE report_id IN (SELECT report_id FROM verification.task WHERE task_id = ANY (\(ids)))
                 ORDER BY report_id
                   FOR UPDATE
                """
            )
        )
    }

    /// Inserts new reports in key order.
    /// - Returns: those that were not there before.
    static func insert(_ files: [ReportFile], in database: Database) throws -> Set<ReportID> {
        let (reports, dossiers) = (files.map(\.report), files.map(\.dossier))
        let rows = try database.execute(
            """
            INSERT INTO verification.report (\(columns))
            SELECT *, 0
              FROM unnest(\(reports.map(\.id)), \(reports.map(\.citizenID)), \(reports.map(\.isAnonymous)),
                          \(reports.map(\.source)), \(reports.map(\.townCode)), \(reports.map(\.villageCode)),
                          \(reports.map(\.gridCode)), \(reports.map(\.categoryCode)), \(reports.map(\.urgency)),
                          \(reports.map(\.isPublic)), \(reports.map(\.isEmergency)), \(reports.map(\.pin.longitude)),
                          \(reports.map(\.pin.latitude)), \(reports.map(\.pin.accuracyMetres)),
                          \(reports.map(\.registeredAt)),
                          \(dossiers.map(\.needsConclusion)), \(dossiers.map { Int64($0.version) }),
                          \(dossiers.map(\.outcome)), \(dossiers.map(\.contestedOutcome)), \(dossiers.map(\.finding)),
                          \(dossiers.map(\.duplicateOf)), \(dossiers.map(\.officerID)), \(dossiers.map(\.appealedAt)),
                          \(dossiers.map { $0.stars.map { Int16($0) } }),
                          \(try files.map { try $0.reportedPhotos.map { try MessageCoding.text($0) } }))
             ORDER BY 1
            ON CONFLICT (report_id) DO NOTHING
            RETURNING report_id
            """
        )
        return Set(try rows.decode(ReportID.self))
    }

    /// Writes changed files back.
    static func update(_ files: [ReportFile], in database: Database) throws {
        guard !files.isEmpty else { return }
        let (reports, dossiers) = (files.map(\.report), files.map(\.dossier))
        try database.enqueue(
            """
            UPDATE verification.report
               SET (town_code, village_code, cell_code, category_code, urgency, is_public, longitude, latitude,
                    accuracy_metres, needs_conclusion, outcome, contested_outcome, finding, duplicate_of, officer_id,
                    appealed_at, stars, version, case_sequence)
                 = (given.town_code, given.village_code, given.cell_code, given.category_code, given.urgency,
                    given.is_public, given.longitude, given.latitude, given.accuracy_metres, given.needs_conclusion,
                    given.outcome, given.contested_outcome, given.finding, given.duplicate_of, given.officer_id,
                    given.appealed_at, given.stars, given.version, given.case_sequence)
              FROM unnest(\(reports.map(\.id)), \(reports.map(\.townCode)), \(reports.map(\.villageCode)),
                          \(reports.map(\.gridCode)), \(reports.map(\.categoryCode)), \(reports.map(\.urgency)),
                          \(reports.map(\.isPublic)), \(reports.map(\.pin.longitude)), \(reports.map(\.pin.latitude)),
                          \(reports.map(\.pin.accuracyMetres)), \(dossiers.map(\.needsConclusion)),
                          \(dossiers.map(\.outcome)), \(dossiers.map(\.contestedOutcome)), \(dossiers.map(\.finding)),
                          \(dossiers.map(\.duplicateOf)), \(dossiers.map(\.officerID)), \(dossiers.map(\.appealedAt)),
                          \(dossiers.map { $0.stars.map { Int16($0) } }), \(dossiers.map { Int64($0.version) }),
                          \(files.map(\.caseSequence)))
                AS given (report_id, town_code, village_code, cell_code, category_code, urgency, is_public, longitude, latitude,
                          accuracy_metres, needs_conclusion, outcome, contested_outcome, finding, duplicate_of, officer_id,
                          appealed_at, stars, version, case_sequence)
             WHERE report.report_id = given.report_id
            """
        )
    }

    /// Whether what this duplicate was merged into, itself maybe merged further, was put right.
    static func isOriginalHandled(of duplicate: ReportID, in database: Database) throws -> Bool {
        try database.execute(
            """
            WITH RECURSIVE chain (report_id, depth) AS (
                SELECT duplicate_of, 1 FROM verification.report WHERE report_id = \(duplicate)
                 UNION ALL
                SELECT report.duplicate_of, depth + 1
                  FROM chain
                  JOIN verification.report USING (report_id)
                 WHERE report.duplicate_of IS NOT NULL AND depth < 16
            )
            SELECT EXISTS (SELECT
                             FROM chain
                             JOIN verification.report USING (report_id)
                            WHERE report.outcome = 'closed'
                               OR report.outcome = 'ended' AND report.finding = 'resolvedOnSite')
            """
        ).decodeOne(Bool.self)
    }

    private static func files(_ rows: Rows) throws -> [ReportID: ReportFile] {
        var files: [ReportID: ReportFile] = [:]
        for row in rows {
            let file = try file(row)
            files[file.report.id] = file
        }
        return files
    }

    private static func file(_ row: Row) throws -> ReportFile {
        var column = ColumnReader(row)
        let id: ReportID = try column.next()
        let citizenID: CitizenID? = try column.next()
        let isAnonymous: Bool = try column.next()
        let source: ReportSource = try column.next()
        let town: TownCode = try column.next()
        let village: VillageCode = try column.next()
        let cell: GridCode = try column.next()
        let category: CategoryCode = try column.next()
        let urgency: Urgency = try column.next()
        let isPublic: Bool = try column.next()
        let isEmergency: Bool = try column.next()
        let longitude: Double = try column.next()
        let latitude: Double = try column.next()
        let accuracy: Double? = try column.next()
        guard let pin = Coordinate<WGS84>(longitude: longitude, latitude: latitude, accuracyMetres: accuracy) else {
            throw Rejection("verification.pinMalformed", "the stored pin of \(id) is not a place on Earth")
        }
        let report = ReportSummary(
            id: id,
            citizenID: citizenID,
            isAnonymous: isAnonymous,
            source: source,
            townCode: town,
            villageCode: village,
            gridCode: cell,
            categoryCode: category,
            urgency: urgency,
            isPublic: isPublic,
            isEmergency: isEmergency,
            pin: pin,
            registeredAt: try column.next()
        )
        let dossier = VerificationDossier(
            report: report,
            needsConclusion: try column.next(),
            version: try column.next(),
            outcome: try column.next(),
            contestedOutcome: try column.next(),
            finding: try column.next(),
            duplicateOf: try column.next(),
            officerID: try column.next(),
            appealedAt: try column.next(),
            stars: try column.next(Int?.self)
        )
        let photos: String? = try column.next()
        return ReportFile(
            dossier: dossier,
            caseSequence: try column.next(),
            reportedPhotos: try photos.map { try MessageCoding.decode([ReportedPhoto].self, from: $0) }
        )
    }
}
