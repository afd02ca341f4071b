import Model
import PostgreSQL

/// The statements of intake's reports, each for a whole batch.
enum ReportStore {
    /// The cell of each pin, in the order given; nil where it is too far outside the city or off the planet.
    static func cells(of pins: [Coordinate<WGS84>?], in database: Database) throws -> [GridCode?] {
        let rows = try database.execute(
            """
            SELECT ordinal, cell_code
              FROM city.locate(\(pins.map { $0?.longitude ?? 0 }), \(pins.map { $0?.latitude ?? 0 }),
                               \(SubmissionFacts.marginOutsideCityMetres))
            """
        ).decode((Int32, GridCode?).self)
        var cells = [GridCode?](repeating: nil, count: pins.count)
        for (ordinal, cell) in rows where pins[Int(ordinal) - 1] != nil { cells[Int(ordinal) - 1] = cell }
        return cells
    }

    /// Which citizens have sent as many reports as the cap allows in the window before; counted no further than the cap.
    static func flooding(
        _ citizens: [(id: CitizenID, before: Timestamp)],
        cap: Int,
        window: Duration,
        in database: Database
    ) throws -> Set<CitizenID> {
        Set(
            try database.execute(
                """
                SELECT sender.id
                  FROM unnest(\(citizens.map(\.id)), \(citizens.map { $0.before - window }), \(citizens.map(\.before)))
                           AS sender (id, since, until)
                 CROSS JOIN LATERAL (
                       SELECT count(*) AS sent
                         FROM (SELECT 1 FROM intake.report
                                WHERE citizen_id = sender.id AND accepted_at >= sender.since AND accepted_at <= sender.until
                                LIMIT \(cap)) AS recent
                       ) AS sum
                 WHERE sum.sent >= \(cap)
                """
            ).decode(CitizenID.self)
        )
    }

    /// Open reports within `metres` of each place and of its category, nearest first, at most five for each.
    static func openNearby(
        _ places: [(pin: Coordinate<WGS84>, category: CategoryCode)],
        metres: Double,
        in database: Database
    ) throws -> [[ReportID]] {
        // A degree of latitude is 111 km; of longitude less, so the box is generous and the distance decides.
        let margin = metres / 90_000
        let rows = try database.execute(
            """
            SELECT place.ordinal::int4, near.id
              FROM (SELECT ordinal, category,
                           public.ST_SetSRID(public.ST_MakePoint(longitude, latitude), 4326) AS point
                      FROM unnest(\(places.map(\.pin.longitude)), \(places.map(\.pin.latitude)), \(places.map(\.category)))
                               WITH ORDINALITY AS given (longitude, latitude, category, ordinal)) AS place
             CROSS JOIN LATERAL (
                   SELECT nearest.id, nearest.metres
                     FROM (SELECT report.id, report.category_code,
                                  public.ST_DistanceSphere(report.pin, place.point) AS metres
                             FROM intake.report AS report
                            WHERE report.ended_at IS NULL
                              AND report.state IN ('registered', 'alarmed')
                              AND report.pin OPERATOR(public.&&) public.ST_Expand(place.point, \(margin))
                            ORDER BY report.pin OPERATOR(public.<->) place.point
                            -- However many reports share a pin, as many are looked at as the index gives first.
                            LIMIT 64) AS nearest
                    WHERE nearest.category_code = place.category
                    ORDER BY nearest.metres
                    LIMIT 5
                   ) AS near
             WHERE near.metres <= \(metres)
             ORDER BY place.ordinal, near.metres
            """
        ).decode((Int32, ReportID).self)
        return rows.reduce(into: [[ReportID]](repeating: [], count: places.count)) { $0[Int($1.0) - 1].append($1.1) }
    }

    /// Fingerprints of those reports that are stored already.
    static func fingerprints(of reports: [ReportID], in database: Database) throws -> [ReportID: String] {
        Dictionary(
            try database.execute("SELECT id, fingerprint FROM intake.report WHERE id = ANY (\(reports))")
                .decode((ReportID, String).self)
        ) { first, _ in first }
    }

    /// Stores judged submissions. A key that another instance stored meanwhile fails the transaction, which is taken again.
    static func insert(
        _ judged: [(submit: SubmitReport, submission: Submission)],
        at now: Timestamp,
        in database: Database
    ) throws {
        let rows = judged.map { ReportRow(submit: $0.submit, submission: $0.submission) }
        try database.enqueue(
            """
            INSERT INTO intake.report
                (id, version, state, rejection, citizen_id, officer_id, is_anonymous, source, category_code, urgency,
                 is_public, town_code, village_code, cell_code, pin, raw_longitude, raw_latitude, raw_system,
                 accuracy_metres, words, landmark, photos, campaign_code, follows, fingerprint, accepted_at, decided_at,
                 ended_at, alarm_level, alarm_due_at, snapshot, is_on_behalf, relative_name, relative_phone)
            SELECT id, version, state, rejection, citizen_id, officer_id, is_anonymous, source, category_code, urgency,
                   is_public, left(cell_code, 9), left(cell_code, 12), cell_code,
                   public.ST_SetSRID(public.ST_MakePoint(longitude, latitude), 4326),
                   raw_longitude, raw_latitude, raw_system, accuracy_metres, words, landmark, photos::jsonb, campaign_code,
                   follows, fingerprint, accepted_at, \(now), CASE WHEN state IN ('rejected', 'referred') THEN \(now) END,
                   alarm_level, alarm_due_at, snapshot, is_on_behalf, relative_name, relative_phone
              FROM unnest(
                       \(rows.map(\.submit.reportID)), \(rows.map { Int64($0.submission.version) }),
                       \(rows.map(\.submission.state.rawValue)), \(rows.map { $0.submission.rejection?.rawValue }),
                       \(rows.map(\.submit.citizenID)), \(rows.map(\.submit.officerID)), \(rows.map(\.submit.isAnonymous)),
                       \(rows.map(\.submit.source)), \(rows.map(\.submit.categoryCode)), \(rows.map(\.urgency)),
                       \(rows.map(\.isPublic)), \(rows.map(\.cell)), \(rows.map { $0.pin?.longitude }),
                       \(rows.map { $0.pin?.latitude }), \(rows.map(\.submit.pin.longitude)),
                       \(rows.map(\.submit.pin.latitude)), \(rows.map(\.submit.pin.system.rawValue)),
                       \(rows.map(\.submit.pin.accuracyMetres)), \(rows.map(\.submit.words)), \(rows.map(\.submit.landmark)),
                       \(try rows.map { try MessageCoding.text($0.submit.photos) }), \(rows.map(\.submit.campaignCode)),
                       \(rows.map(\.submit.followsReportID)), \(rows.map(\.submit.fingerprint)),
                       \(rows.map(\.submit.acceptedAt)), \(rows.map { Int32($0.submission.alarmLevel) }),
                       \(rows.map(\.alarmDueAt)), \(try rows.map { try $0.snapshot() }),
                       \(rows.map { $0.relative != nil }), \(rows.map { $0.relative?.name }), \(rows.map { $0.relative?.phone })
                   ) AS given (id, version, state, rejection, citizen_id, officer_id, is_anonymous, source, category_code,
                               urgency, is_public, cell_code, longitude, latitude, raw_longitude, raw_latitude, raw_system,
                               accuracy_metres, words, landmark, photos, campaign_code, follows, fingerprint, accepted_at,
                               alarm_level, alarm_due_at, snapshot, is_on_behalf, relative_name, relative_phone)
            """
        )
    }

    /// Reports answered for good (or open again): candidates for duplicates are the open ones.
    /// - Parameter isPutRight: what was reported is in order now; where it comes again, it is a recurrence.
    static func end(
        _ reports: [ReportID],
        at now: Timestamp?,
        isPutRight: Bool = false,
        in database: Database
    ) throws {
        guard !reports.isEmpty else { return }
        try database.enqueue(
            """
            UPDATE intake.report SET ended_at = \(now), closed_at = \(isPutRight ? now : nil)
             WHERE id IN (SELECT id FROM intake.report WHERE id = ANY (\(reports)) ORDER BY id FOR UPDATE)
            """
        )
    }
}
