import Model
import PostgreSQL

/// The statements of what others have corrected: where reports lie, and what they are about.
///
/// Several services say so, in any order: what was said last counts, by its own time, of a place and of a category each. What
/// is said of a report that nobody has corrected is what stands there, and writes nothing.
enum CorrectionStore {
    /// A report as it was told at a moment.
    typealias News = (report: ReportSummary, at: Timestamp)

    /// Reports where they lie now: the pin, and the cell around it. Sent with the next statement.
    static func place(_ news: [News], in database: Database) throws {
        guard !news.isEmpty else { return }
        let reports = news.map(\.report)
        try database.enqueue(
            """
            UPDATE intake.report
               SET town_code = given.town_code, village_code = given.village_code, cell_code = given.cell_code,
                   pin = public.ST_SetSRID(public.ST_MakePoint(given.longitude, given.latitude), 4326), placed_at = given.at
              FROM (SELECT news.*
                      FROM intake.report
                      JOIN (SELECT DISTINCT ON (id) *
                              FROM unnest(\(reports.map(\.id)), \(reports.map(\.townCode)), \(reports.map(\.villageCode)),
                                          \(reports.map(\.gridCode)), \(reports.map(\.pin.longitude)),
                                          \(reports.map(\.pin.latitude)), \(news.map(\.at)))
                                AS told (id, town_code, village_code, cell_code, longitude, latitude, at)
                             ORDER BY id, at DESC) AS news USING (id)
                     WHERE (report.placed_at IS NULL OR report.placed_at < news.at)
                       AND (report.cell_code IS DISTINCT FROM news.cell_code
                            OR public.ST_X(report.pin) IS DISTINCT FROM news.longitude
                            OR public.ST_Y(report.pin) IS DISTINCT FROM news.latitude)
                     ORDER BY report.id
                       FOR UPDATE OF report) AS given
             WHERE report.id = given.id
            """
        )
    }

    /// Reports under their category now: what they are compared with, and whether others see them. Sent with the next
    /// statement.
    static func classify(_ news: [News], in database: Database) throws {
        guard !news.isEmpty else { return }
        let reports = news.map(\.report)
        try database.enqueue(
            """
            UPDATE intake.report
               SET category_code = given.category_code, urgency = given.urgency, is_public = given.is_public,
                   classed_at = given.at
              FROM (SELECT news.*
                      FROM intake.report
                      JOIN (SELECT DISTINCT ON (id) *
                              FROM unnest(\(reports.map(\.id)), \(reports.map(\.categoryCode)), \(reports.map(\.urgency)),
                                          \(reports.map(\.isPublic)), \(news.map(\.at)))
                                AS told (id, category_code, urgency, is_public, at)
                             ORDER BY id, at DESC) AS news USING (id)
                     WHERE (report.classed_at IS NULL OR report.classed_at < news.at)
                       AND report.category_code <> news.category_code
                     ORDER BY report.id
                       FOR UPDATE OF report) AS given
             WHERE report.id = given.id
            """
        )
    }
}
