import City
import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// Pairs in one answer, at most.
    private static let mostPassings: Int32 = 1_000

    package func passings(
        of span: FigureSpan,
        in town: TownCode?,
        for viewer: Viewer
    ) async throws -> PassingFigureList {
        let own = Self.areaScope(of: viewer) ?? "false"
        let place: SQL = town.map { "town_code = \($0)" } ?? "true"
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT from_code, to_code, sum(passed)::bigint, sum(accepted)::bigint, sum(seconds)::bigint
                  FROM read.passing
                 WHERE \(span.condition) AND \(own) AND \(place)
                 GROUP BY from_code, to_code
                 ORDER BY sum(seconds) DESC, from_code, to_code
                 LIMIT \(Self.mostPassings)
                """
            ).decode((DepartmentCode, DepartmentCode, Int64, Int64, Int64).self)
        }
        return PassingFigureList(
            items: rows.map { row in
                PassingFigure(
                    fromDepartment: row.0,
                    toDepartment: row.1,
                    passed: Int(row.2),
                    accepted: Int(row.3),
                    seconds: Int(row.4),
                    meanSeconds: Int(row.4 / max(1, row.2))
                )
            }
        )
    }

    package func suspendedFigures(for viewer: Viewer) async throws -> SuspendedFigureList {
        let own = Self.areaScope(of: viewer) ?? "false"
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT town_code, count(*), count(*) FILTER (WHERE suspended_at > clock.now() - interval '7 days'),
                       count(*) FILTER (WHERE suspended_at > clock.now() - interval '30 days'),
                       count(*) FILTER (WHERE suspended_at > clock.now() - interval '90 days'), min(suspended_at)
                  FROM read.suspended_now
                 WHERE \(own)
                 GROUP BY town_code
                 ORDER BY town_code
                """
            ).decode((TownCode, Int64, Int64, Int64, Int64, Timestamp).self)
        }
        return SuspendedFigureList(
            items: rows.map { row in
                SuspendedFigure(
                    townCode: row.0,
                    suspended: Int(row.1),
                    underWeek: Int(row.2),
                    underMonth: Int(row.3 - row.2),
                    underQuarter: Int(row.4 - row.3),
                    longer: Int(row.1 - row.4),
                    oldestAt: row.5
                )
            }
        )
    }
}
