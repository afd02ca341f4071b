import Model
import PostgreSQL

/// The statements of what comes again.
enum RecurrenceStore {
    /// A place, and since when what was put right there counts.
    struct Place {
        let pin: Coordinate<WGS84>
        let category: CategoryCode
        let since: Timestamp
    }

    /// What each place is a recurrence of; nil where nothing of its category was put right near it since then.
    static func earlier(_ places: [Place], metres: Double, in database: Database) throws -> [Recurrence?] {
        // A degree of latitude is 111 km; of longitude less, so the box is generous and the distance decides.
        let margin = metres / 90_000
        let rows = try database.execute(
            """
            SELECT place.ordinal::int4, latest.id, coalesce(recurrence.first_id, latest.id), latest.count
              FROM (SELECT ordinal, category, since,
                           public.ST_SetSRID(public.ST_MakePoint(longitude, latitude), 4326) AS point
                      FROM unnest(\(places.map(\.pin.longitude)), \(places.map(\.pin.latitude)),
                                  \(places.map(\.category)), \(places.map(\.since)))
                               WITH ORDINALITY AS given (longitude, latitude, category, since, ordinal)) AS place
             CROSS JOIN LATERAL (
                   SELECT (array_agg(near.id ORDER BY near.closed_at DESC))[1] AS id, count(*)::int4 AS count
                     FROM (SELECT report.id, report.pin, report.category_code, report.closed_at
                             FROM intake.report
                            WHERE report.closed_at IS NOT NULL
                              AND report.pin OPERATOR(public.&&) public.ST_Expand(place.point, \(margin))
                            ORDER BY report.pin OPERATOR(public.<->) place.point
                            -- However many reports share a pin, as many are looked at as the index gives first.
                            LIMIT 64) AS near
                    WHERE near.category_code = place.category
                      AND near.closed_at >= place.since
                      AND public.ST_DistanceSphere(near.pin, place.point) <= \(metres)
                   ) AS latest
              LEFT JOIN intake.recurrence ON recurrence.report_id = latest.id
             WHERE latest.id IS NOT NULL
            """
        ).decode((Int32, ReportID, ReportID, Int32).self)
        return rows.reduce(into: [Recurrence?](repeating: nil, count: places.count)) { found, row in
            found[Int(row.0) - 1] = Recurrence(earlierID: row.1, firstID: row.2, number: Int(row.3) + 1)
        }
    }

    /// Enters what has come again. Sent with the next statement.
    static func insert(_ registered: [ReportRegistered], in database: Database) throws {
        let known = registered.compactMap { event in event.recurrence.map { (report: event.report, again: $0) } }
        guard !known.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO intake.recurrence
                   (report_id, earlier_id, first_id, number, town_code, village_code, cell_code, category_code, registered_at)
            SELECT *
              FROM unnest(\(known.map(\.report.id)), \(known.map(\.again.earlierID)), \(known.map(\.again.firstID)),
                          \(known.map { Int32($0.again.number) }), \(known.map(\.report.townCode)),
                          \(known.map(\.report.villageCode)), \(known.map(\.report.gridCode)),
                          \(known.map(\.report.categoryCode)), \(known.map(\.report.registeredAt)))
            """
        )
    }
}
