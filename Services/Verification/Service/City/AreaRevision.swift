import Messaging
import Model
import PostgreSQL

/// Which change of the city's areas was the last, and when it was.
struct AreaRevision: Hashable, Sendable {
    /// 0 before the first change of what was seeded.
    let number: Int64
    let changedAt: Timestamp?

    /// Whoever was located before a change may have waited this long on the way to us.
    private static let patience = Duration.seconds(600)

    static func current(in database: Database) throws -> AreaRevision {
        let row = try database.execute(
            "SELECT revision, imported_at FROM city.area_import ORDER BY revision DESC LIMIT 1"
        ).decodeFirst((Int64, Timestamp).self)
        return AreaRevision(number: row?.0 ?? 0, changedAt: row?.1)
    }

    /// Whether the report may have been located by older cells than these. An alarm is registered long after it was located.
    func mayBeNewer(than report: ReportSummary) -> Bool {
        guard let changedAt else { return false }
        return report.isEmergency || report.registeredAt < changedAt + Self.patience
    }
}
