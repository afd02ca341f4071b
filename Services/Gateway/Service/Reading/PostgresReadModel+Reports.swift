import Messaging
package import Model
import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PostgresReadModel {
    package func reports(of citizen: CitizenID, page: Page) async throws -> ReportPage {
        try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT id, category_code, words, accepted_at, photos
                  FROM read.report
                 WHERE citizen_id = \(citizen) \(page.continuation("accepted_at", "id"))
                 ORDER BY accepted_at DESC, id DESC
                 LIMIT \(page.limit + 1)
                """
            ).decode((ReportID, CategoryCode, String, Timestamp, JSON).self)
            let shown = rows.prefix(page.limit)
            let entries = try JournalReading.entries(of: shown.map(\.0), in: database)
            return ReportPage(
                items: try shown.map { id, category, words, acceptedAt, photos in
                    let progress = Progress((entries[id] ?? []).map(\.recorded))
                    return ReportItem(
                        id: id,
                        state: progress.state,
                        words: WordsAnswer(progress.words),
                        acceptedAt: acceptedAt,
                        categoryCode: category,
                        text: words,
                        photo: try PhotoList.decode(photos).first?.id
                    )
                },
                next: page.next(rows) { Page.Place(at: $0.3, id: $0.0.uuid) }
            )
        }
    }

    package func report(_ id: ReportID, for citizen: CitizenID) async throws -> ReportAnswer? {
        try await pool.autocommit { database in
            guard let row = try ReportRow.read(id, of: citizen, in: database) else { return nil }
            let entries = try JournalReading.entries(of: id, in: database)
            let dossier = try database.execute(
                """
                SELECT outcome, finding, stars IS NOT NULL, appealed_at IS NOT NULL, is_original_handled
                  FROM read.dossier WHERE report_id = \(id) AND citizen_id = \(citizen)
                """
            ).decodeFirst((String, Finding?, Bool, Bool, Bool).self)
            let question = try database.execute(
                "SELECT words FROM read.question WHERE report_id = \(id) AND is_open ORDER BY asked_at DESC LIMIT 1"
            ).decodeFirst(String.self)
            return ReportAnswer(
                row,
                id,
                entries,
                dossier.map(ReportStanding.init),
                question: question,
                malice: try Self.malice(of: id, for: citizen, in: database)
            )
        }
    }

    package func followed(by citizen: CitizenID, page: Page) async throws -> FollowedReports {
        try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT report_id, category_code, followed_at, followers, merged_report_id
                  FROM read.followed
                 WHERE citizen_id = \(citizen) \(page.continuation("followed_at", "report_id"))
                 ORDER BY followed_at DESC, report_id DESC
                 LIMIT \(page.limit + 1)
                """
            ).decode((ReportID, CategoryCode, Timestamp, Int32, ReportID?).self)
            let shown = rows.prefix(page.limit)
            let entries = try JournalReading.entries(of: shown.map(\.0), in: database)
            return FollowedReports(
                items: shown.map { id, category, followedAt, followers, own in
                    let (state, details) = Progress((entries[id] ?? []).map(\.recorded)).current
                    return FollowedReport(
                        id: id,
                        state: state == .question ? .verifying : state,
                        words: WordsAnswer(state.followerWords(details)),
                        categoryCode: category,
                        followedAt: followedAt,
                        followers: Int(followers),
                        ownReportId: own
                    )
                },
                next: page.next(rows) { Page.Place(at: $0.2, id: $0.0.uuid) }
            )
        }
    }

    package func timeline(of report: ReportID, after position: Int64) async throws -> [TimelineEntry] {
        try await pool.autocommit { database in
            try JournalReading.entries(of: report, in: database).withStates
                .compactMap { entry, state in entry.position > position ? entry.citizenStep(state) : nil }
        }
    }

    package func isReporter(_ citizen: CitizenID, of report: ReportID) async throws -> Bool {
        try await pool.autocommit { database in
            try !database.execute("SELECT 1 FROM read.report WHERE id = \(report) AND citizen_id = \(citizen)").isEmpty
        }
    }

    package func nearby(
        _ place: Coordinate<WGS84>,
        category: CategoryCode?,
        metres: Double
    ) async throws -> NearbyReports {
        try await pool.autocommit { database in
            // The box is found by the index, the distance in metres decides. One degree of longitude is at least
            // 80 km in the latitudes that this serves.
            let box = metres / 80_000
            let rows = try database.execute(
                """
                WITH here AS (
                    SELECT public.ST_SetSRID(public.ST_MakePoint(\(place.longitude), \(place.latitude)), 4326) AS point
                ), near AS (
                    SELECT id, category_code, accepted_at, followers,
                           public.ST_Distance(pin::public.geography, here.point::public.geography) AS metres
                      FROM read.open_report, here
                     WHERE pin OPERATOR(public.&&) public.ST_Expand(here.point, \(box))
                       AND (\(category)::text IS NULL OR category_code = \(category))
                )
                SELECT id, category_code, metres, accepted_at, followers
                  FROM near
                 WHERE metres <= \(metres)
                 ORDER BY metres, id
                 LIMIT 20
                """
            ).decode((ReportID, CategoryCode, Double, Timestamp, Int32).self)
            return NearbyReports(
                items: rows.map { row in
                    NearbyReport(
                        id: row.0,
                        categoryCode: row.1,
                        distanceMetres: row.2,
                        acceptedAt: row.3,
                        followers: Int(row.4)
                    )
                }
            )
        }
    }
}
