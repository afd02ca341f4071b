import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// Open reports of a town that are compared, the newest; more are open only in a bad storm.
    private static let compared = 2000

    package func duplicates(in town: TownCode) async throws -> DuplicateList {
        let matters = try await pool.autocommit { database in try Self.matters(in: town, database) }
        let known = Dictionary(matters.map { ($0.shown.reportId, $0.shown) }) { first, _ in first }
        let groups = DuplicateFinder().groups(of: matters.map(\.compared))
        return DuplicateList(
            items: groups.prefix(DuplicateList.listed).compactMap { group in
                guard let original = known[group.original] else { return nil }
                let candidates = group.candidates.prefix(DuplicateItem.listed).compactMap {
                    candidate -> DuplicateMatter? in
                    var matter = known[candidate.id]
                    matter?.distanceMetres = candidate.metres
                    matter?.isSameCategory = candidate.isSameCategory
                    matter?.hasSamePhoto = candidate.hasSamePhoto
                    return matter
                }
                return DuplicateItem(original: original, candidates: candidates, count: group.candidates.count)
            },
            count: groups.count
        )
    }

    /// As it is shown, and as it is compared with others.
    private typealias Matter = (shown: DuplicateMatter, compared: OpenMatter)

    private static func matters(in town: TownCode, _ database: Database) throws -> [Matter] {
        try database.execute(
            """
            SELECT open.report_id, open.task_id, open.version, open.state, matter.category_code, matter.longitude,
                   matter.latitude, matter.accuracy_metres, matter.registered_at, matter.words, matter.photos,
                   matter.followers
              FROM (SELECT *
                      FROM read.open_matter
                     WHERE town_code = \(town)
                     ORDER BY opened_at DESC
                     LIMIT \(compared)) AS open
              JOIN read.matter USING (report_id)
            """
        ).decode(
            (
                ReportID, TaskID?, Int64?, TaskStateName?, CategoryCode, Double, Double, Double?, Timestamp, String,
                JSON,
                Int32
            ).self
        ).compactMap { row in
            guard let pin = Coordinate<WGS84>(longitude: row.5, latitude: row.6, accuracyMetres: row.7) else {
                return nil
            }
            let photos = try PhotoList.decode(row.10)
            let shown = DuplicateMatter(
                reportId: row.0,
                taskId: row.1,
                version: row.2.map { Int($0) },
                state: row.3,
                categoryCode: row.4,
                place: PlaceAnswer(longitude: row.5, latitude: row.6, system: .wgs84, accuracyMetres: row.7),
                registeredAt: row.8,
                text: row.9,
                photos: photos.map(\.id),
                followers: Int(row.11)
            )
            let compared = OpenMatter(
                id: row.0,
                category: row.4,
                pin: pin,
                registeredAt: row.8,
                pictures: photos.map { OpenMatter.Picture($0) },
                isConfirmed: row.1 == nil
            )
            return (shown, compared)
        }
    }
}
