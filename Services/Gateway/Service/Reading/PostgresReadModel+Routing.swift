import City
import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// How many past cases a trial looks at, and for how long back.
    private static let trialCases = 5000
    private static let trialDays = 90

    package func routingRules(for viewer: Viewer) async throws -> RoutingRuleList {
        guard let own = Self.routingScope(of: viewer) else { return RoutingRuleList(items: []) }
        return try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT document, version
                  FROM read.routing_rule
                 WHERE town_code IS NULL OR \(own)
                 ORDER BY priority, town_code NULLS LAST, rule_id
                 LIMIT 1000
                """
            ).decode((String, Int64).self)
            return RoutingRuleList(
                items: try rows.map { document, version in
                    RoutingRuleItem(try MessageCoding.decode(RoutingRule.self, from: document), version: Int(version))
                }
            )
        }
    }

    package func trial(of rule: RoutingRule, for viewer: Viewer) async throws -> RoutingTrial {
        guard let own = Self.routingScope(of: viewer) else { return RoutingTrial(cases: 0, changed: 0, items: []) }
        return try await pool.autocommit { database in
            let active = try database.execute("SELECT document FROM read.routing_rule WHERE is_active")
                .decode(String.self).map { try MessageCoding.decode(RoutingRule.self, from: $0) }
            let rules = RoutingRules(active).replacing(rule)
            let departments = try Self.departments(in: database)
            let calendar = try LimitCatalogue().policies(at: Timestamp(microseconds: 0), in: database).calendar
            let rows = try database.execute(
                """
                SELECT case_id, village_code, category_code, officer_words, department_code, opened_at
                  FROM read.routed_case
                 WHERE \(own) AND opened_at > clock.now() - make_interval(days => \(Int32(Self.trialDays)))
                 ORDER BY opened_at DESC
                 LIMIT \(Self.trialCases)
                """
            ).decode((CaseID, VillageCode, CategoryCode, String, DepartmentCode?, Timestamp).self)
            let changed = rows.compactMap { row -> RoutingTrialItem? in
                let matter = RoutingMatter(
                    categoryCode: row.2,
                    villageCode: row.1,
                    words: row.3,
                    confirmedAt: row.5
                )
                let route = rules.route(matter, in: calendar) { departments.contains($0) }
                guard let route, route.rule == rule.id, route.department != row.4 else { return nil }
                return RoutingTrialItem(
                    caseId: row.0,
                    categoryCode: row.2,
                    villageCode: row.1,
                    from: row.4,
                    to: route.department
                )
            }
            return RoutingTrial(cases: rows.count, changed: changed.count, items: Array(changed.prefix(100)))
        }
    }

    private static func departments(in database: Database) throws -> Set<DepartmentCode> {
        Set(
            try database.execute("SELECT code FROM city.department WHERE is_active").decode(DepartmentCode.self)
        )
    }

    private static func routingScope(of viewer: Viewer) -> SQL? {
        switch (viewer.role, viewer.scope) {
        case (.cityAdmin, _): "true"
        case (.townCentre, .town(let town)): "town_code = \(town)"
        default: nil
        }
    }
}
