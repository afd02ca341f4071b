import City
import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// Months in one answer, at most.
    private static let mostMonths = 24
    private static let mostGroups = 1_000

    package func reporterFigures(for viewer: Viewer) async throws -> ReporterFigures {
        let own = Self.areaScope(of: viewer) ?? "false"
        return try await pool.autocommit { database in
            func groups(_ key: SQL, _ order: SQL, where condition: SQL = "true", most: Int) throws -> [ReporterGroup] {
                try database.execute(
                    """
                    SELECT \(key) AS code, sum(newcomers)::bigint, sum(stayed)::bigint
                      FROM read.reporter_figure
                     WHERE \(own) AND \(condition)
                     GROUP BY 1
                     ORDER BY \(order)
                     LIMIT \(Int32(most))
                    """
                ).decode((String, Int64, Int64).self).map { ReporterGroup($0, newcomers: Int($1), stayed: Int($2)) }
            }
            let all = try groups("''", "1", most: 1).first
            var top: (reporters: Int, reports: Int, share: Double?)?
            if case .city = viewer.scope {
                let (reporters, reports) = try database.execute(
                    "SELECT top_reporters, top_reports FROM read.top_reporters"
                ).decodeOne((Int64, Int64).self)
                let figures = try FigureReading.read(by: "''", where: "department_code = ''", of: .all, in: database)
                let sent = figures.count(.registered) - figures.count(.patrol)
                top = (Int(reporters), Int(reports), FigureReading.percent(min(Int(reports), sent), of: sent))
            }
            return ReporterFigures(
                reporters: all?.newcomers ?? 0,
                stayed: all?.stayed ?? 0,
                topReporters: top?.reporters,
                topReports: top?.reports,
                topShare: top?.share,
                months: try groups("to_char(month, 'YYYY-MM')", "1 DESC", most: Self.mostMonths),
                campaigns: try groups(
                    "campaign_code",
                    "2 DESC, 1",
                    where: "campaign_code <> ''",
                    most: Self.mostGroups
                ),
                cohorts: try groups("cohort_code", "2 DESC, 1", where: "cohort_code <> ''", most: Self.mostGroups)
            )
        }
    }

    package func rewardCosts(of month: CivilDay?, for viewer: Viewer) async throws -> RewardCostList {
        let own = Self.areaScope(of: viewer) ?? "false"
        // Budgets are those of months, by the city's calendar.
        let spent: SQL = month.map { "month = \(String($0.description.prefix(7)))" } ?? "true"
        return try await pool.autocommit { database in
            let figures = try FigureReading.read(
                by: "town_code",
                where: "department_code = '' AND \(own)",
                of: month.map { .month(of: $0) } ?? .all,
                in: database
            )
            let rows = try database.execute(
                """
                SELECT town_code, sum(granted)::bigint, sum(reserved)::bigint, sum(packets)::bigint,
                       sum(claimed_packets)::bigint, sum(claimed_fen)::bigint
                  FROM read.reward_cost
                 WHERE \(own) AND \(spent)
                 GROUP BY town_code
                 ORDER BY town_code
                """
            ).decode((TownCode, Int64, Int64, Int64, Int64, Int64).self)
            return RewardCostList(
                items: rows.map { row in
                    let key = row.0.rawValue
                    let valid = figures.count(.confirmed, of: key) + figures.count(.resolvedOnSite, of: key)
                    return RewardCost(
                        townCode: row.0,
                        grantedFen: Int(row.1),
                        leftFen: Int(row.1 - row.2),
                        packets: Int(row.3),
                        reservedFen: Int(row.2),
                        claimedPackets: Int(row.4),
                        claimedFen: Int(row.5),
                        valid: valid,
                        fenPerValid: valid > 0 ? (2 * Int(row.5) + valid) / (2 * valid) : nil
                    )
                }
            )
        }
    }
}

extension ReporterGroup {
    fileprivate init(_ code: String, newcomers: Int, stayed: Int) {
        self.init(
            code: code,
            newcomers: newcomers,
            stayed: stayed,
            stayedRate: FigureReading.percent(stayed, of: newcomers)
        )
    }
}
