import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// Days for which the like of a case is looked at.
    private static let suggestionDays = 90

    package func suggestions(for id: CaseID, viewer: Viewer) async throws -> DepartmentSuggestions? {
        guard let own = Self.caseScope(of: viewer) else { return nil }
        return try await pool.autocommit { database in
            guard let item = try CaseRow.read("WHERE case_id = \(id) AND \(own)", in: database).first else {
                return nil
            }
            let rows = try database.execute(
                """
                WITH ruled AS (
                    SELECT department_code, rank
                      FROM city.route(\(item.categoryCode), left(\(item.gridCode), 12), \(item.townCode))
                ), alike AS (
                    SELECT department_code, count(*) AS cases
                      FROM read.case_file
                     WHERE town_code = \(item.townCode) AND category_code = \(item.categoryCode)
                       AND department_code IS NOT NULL AND case_id <> \(id)
                       AND opened_at > clock.now() - make_interval(days => \(Int32(Self.suggestionDays)))
                     GROUP BY department_code
                )
                SELECT department.code, department.name, department.english_name, ruled.rank IS NOT NULL,
                       coalesce(alike.cases, 0),
                       coalesce(round(100 * alike.cases / nullif(sum(alike.cases) OVER (), 0)), 0)::int8
                  FROM ruled
                  FULL JOIN alike USING (department_code)
                  JOIN city.department ON department.code = department_code AND department.is_active
                 ORDER BY ruled.rank NULLS LAST, alike.cases DESC NULLS LAST, department.code
                 LIMIT 20
                """
            ).decode((DepartmentCode, String, String, Bool, Int64, Int64).self)
            return DepartmentSuggestions(
                days: Self.suggestionDays,
                items: rows.map { row in
                    DepartmentSuggestion(
                        departmentCode: row.0,
                        name: row.1,
                        englishName: row.2,
                        isRuled: row.3,
                        cases: Int(row.4),
                        sharePercent: Int(row.5)
                    )
                }
            )
        }
    }

    package func publicFigures() async throws -> PublicFigures {
        let whole = try await figures("true")
        return PublicFigures(towns: whole.towns.map { PublicTownFigures($0) }, at: whole.at)
    }
}
