import City
import Foundation
import Messaging
import Model
import PostgreSQL
import TestSupport
import Testing

@testable import OperatorService
@testable import RewardService

@Suite("Rules for what true reports bring", .timeLimit(.minutes(10)))
struct RewardRuleStoryTests {
    /// A house with the reward service's handlers, one transaction a call.
    private struct Desk: Sendable {
        let pool: PostgresPool
        let topology: Topology
        let rules = RewardRuleHandler(catalogue: CategoryCatalogue())
        let grants = GrantHandler(catalogue: CategoryCatalogue())

        /// - Returns: nil where it was carried out.
        func set(
            _ rule: RewardRule,
            by role: Role = .cityAdmin,
            expecting version: Int? = nil,
            at now: Timestamp
        ) async throws -> RefusalCode? {
            let command = SetRewardRule(
                rule: rule,
                actor: CommandActor(id: .named("\(role)"), role: role, scope: .city),
                expectedVersion: version
            )
            return try await transact(at: now) { transaction in
                let message = Received(envelope: .heard(at: now), body: command)
                guard case .refused(let refusal)? = try rules.set([message], transaction).first else { return nil }
                return refusal.code
            }
        }

        func grant(_ events: [ReportVerified], at now: Timestamp) async throws {
            try await transact(at: now) { transaction in
                _ = try grants.handle(events.map { Received(envelope: .heard(at: now), body: $0) }, transaction)
            }
        }

        func transact<Result: Sendable>(
            at now: Timestamp,
            _ body: @escaping @Sendable (ServiceTransaction) throws -> Result
        ) async throws -> Result {
            let topology = topology
            return try await pool.transaction { database in
                let transaction = ServiceTransaction(database: database, now: now, service: .reward, topology: topology)
                let result = try body(transaction)
                try transaction.writeJournal()
                return result
            }
        }
    }

    private static func open(_ body: (TestHouse, PostgresPool, Desk) async throws -> Void) async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let pool = try house.database.pool(as: .reward, size: 1)
        try await owner.transaction { database in
            try database.execute("UPDATE reward.setting SET value = 100000 WHERE name = 'daily_red_packets'")
        }
        let outcome: Result<Void, any Error>
        do {
            try await body(house, owner, Desk(pool: pool, topology: house.broker.topology))
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await pool.close()
        await owner.close()
        try await house.tearDown()
        try outcome.get()
    }

    private static func audit(_ owner: PostgresPool) async throws -> AuditReport {
        let checks = AuditCheck.all.filter { check in
            [
                "ledger.", "payout.missing", "payout.documentDiffers", "draw.", "reward.budget", "reward.fen",
                "reward.rule",
                "reward.terms",
            ].contains { check.code.hasPrefix($0) }
        }
        #expect(
            checks.contains { $0.code == "reward.termsDiffer" } && checks.contains { $0.code == "reward.ruleDiffers" }
        )
        return try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
    }

    private struct Decided: Hashable {
        let points: Points
        let fen: Fen
        let declined: String?
        let version: Int64?
    }

    private static func decided(_ report: ReportVerified, _ owner: PostgresPool) async throws -> Decided {
        try await owner.autocommit { database in
            let row = try database.execute(
                "SELECT points, fen, declined, rule_version FROM reward.decision WHERE report_id = \(report.report.id)"
            ).decodeOne((Points, Fen, String?, Int64?).self)
            return Decided(points: row.0, fen: row.1, declined: row.2, version: row.3)
        }
    }

    @Test("A rule counts from the moment it is set; what was granted before keeps its own terms, and the audit agrees")
    func versions() async throws {
        try await Self.open { _, owner, desk in
            let city = try Neighbourhood(towns: 1, citizens: 40)
            let start = ServiceClock.real.now()
            func verified(_ number: Int, _ category: String = "0101") throws -> ReportVerified {
                try city.verified(category: category, cell: city.cells[0], citizen: city.citizens[number], at: start)
            }
            let before = try verified(0)
            try await desk.grant([before], at: start)
            let id = RewardRuleID(UUID())
            let fixed = RewardRule(id: id, category: "0101", points: Points(7), prizes: [Prize(Fen(123))])
            #expect(try await desk.set(fixed, at: start) == nil)
            let first = try verified(1)
            try await desk.grant([first], at: start + .seconds(1))
            let range = RewardRule(
                id: id,
                category: "0101",
                extraPoints: Points(5),
                prizes: [Prize(winnersOf1000: 500, lowest: Fen(200), highest: Fen(400))]
            )
            #expect(try await desk.set(range, expecting: 0, at: start + .seconds(2)) == .versionConflict)
            #expect(try await desk.set(range, expecting: 1, at: start + .seconds(2)) == nil)
            let later = try (2..<40).map { try verified($0) }
            try await desk.grant(later, at: start + .seconds(3))
            #expect(try await Self.decided(before, owner).fen == Fen(500))
            #expect(
                try await Self.decided(first, owner)
                    == Decided(points: Points(7), fen: Fen(123), declined: nil, version: 1)
            )
            var wins = 0
            for report in later {
                let decided = try await Self.decided(report, owner)
                #expect(decided.points == Points(15) && decided.version == 2)
                if decided.fen > .zero {
                    wins += 1
                    #expect((Fen(200)...Fen(400)).contains(decided.fen))
                } else {
                    #expect(decided.declined == "notWon")
                }
            }
            #expect((5...33).contains(wins))
            #expect(
                try await desk.set(RewardRule(id: id, points: Points(1), isActive: false), at: start + .seconds(4))
                    == nil
            )
            let after = try city.verified(cell: city.cells[0], citizen: city.citizens[0], at: start + .seconds(5))
            try await desk.grant([after], at: start + .seconds(5))
            #expect(try await Self.decided(after, owner).version == nil)
            let report = try await Self.audit(owner)
            #expect(report.isClean, "\(report.text)")
            let said = try await owner.autocommit { database in
                try database.execute(
                    """
                    SELECT string_agg(body::jsonb ->> 'version', ' ' ORDER BY position), min(split_part(actor, ':', 1))
                      FROM journal.message WHERE type = 'rewardRule.changed.v1'
                    """
                ).decodeOne((String, String).self)
            }
            #expect(said == ("1 2 3", "cityAdmin"))
        }
    }

    @Test("A campaign's rule is for its reports; one for minors gives points and never cash, whatever the rules say")
    func campaigns() async throws {
        try await Self.open { _, owner, desk in
            let city = try Neighbourhood(towns: 1, citizens: 4)
            let start = ServiceClock.real.now()
            let code = try #require(CampaignCode(rawValue: "fire-2026"))
            let riders = try #require(CohortCode(rawValue: "riders"))
            func verified(_ number: Int, _ campaign: CampaignMark?) throws -> ReportVerified {
                let found = try city.verified(cell: city.cells[0], citizen: city.citizens[number], at: start)
                var report = found.report
                report.campaign = campaign
                return ReportVerified(
                    report: report,
                    at: found.at,
                    taskID: found.taskID,
                    kind: .first,
                    officerID: found.officerID,
                    finding: found.finding,
                    evidence: found.evidence
                )
            }
            let campaign = RewardRule(
                id: RewardRuleID(UUID()),
                campaignCode: code,
                extraPoints: Points(20),
                prizes: [Prize(Fen(900))]
            )
            let cohort = RewardRule(id: RewardRuleID(UUID()), cohortCode: riders, points: Points(3), prizes: [])
            for rule in [campaign, cohort] { #expect(try await desk.set(rule, at: start) == nil) }
            let events = [
                try verified(0, nil), try verified(1, CampaignMark(code: code, cohortCode: riders)),
                try verified(2, CampaignMark(code: try #require(CampaignCode(rawValue: "x")), cohortCode: riders)),
                try verified(3, CampaignMark(code: code, isForMinors: true)),
            ]
            try await desk.grant(events, at: start)
            #expect(try await Self.decided(events[0], owner).fen == Fen(500))
            #expect(
                try await Self.decided(events[1], owner)
                    == Decided(points: Points(30), fen: Fen(900), declined: nil, version: 1)
            )
            #expect(try await Self.decided(events[2], owner).declined == "notOffered")
            #expect(
                try await Self.decided(events[3], owner)
                    == Decided(points: Points(30), fen: .zero, declined: "minors", version: 1)
            )
            let report = try await Self.audit(owner)
            #expect(report.isClean, "\(report.text)")
        }
    }

    @Test(
        "What cannot be is refused and leaves nothing behind: by anybody else, for what is never rewarded, or not possible"
    )
    func refusals() async throws {
        try await Self.open { _, owner, desk in
            let now = ServiceClock.real.now()
            func set(_ rule: RewardRule, _ role: Role = .cityAdmin) async throws -> RefusalCode? {
                try await desk.set(rule, by: role, at: now)
            }
            let id = RewardRuleID(UUID())
            let sound = RewardRule(id: id, points: Points(1))
            for role in Role.allCases where role != .cityAdmin { #expect(try await set(sound, role) == .notPermitted) }
            #expect(try await set(RewardRule(id: id, category: "0191", points: Points(1))) == .rewardRuleExcluded)
            #expect(try await set(RewardRule(id: id, category: "18", points: Points(1))) == .rewardRuleExcluded)
            #expect(try await set(RewardRule(id: id, category: "0199", points: Points(1))) == .categoryUnknown)
            #expect(try await set(RewardRule(id: id, category: "99", points: Points(1))) == .categoryUnknown)
            #expect(try await set(RewardRule(id: id, prizes: [Prize(Fen(1))])) == .rewardRuleInvalid)
            #expect(try await set(RewardRule(id: id, from: now, until: now, points: Points(1))) == .spanInvalid)
            let kept = try await owner.autocommit {
                try $0.execute("SELECT (SELECT count(*) FROM reward.rule) + (SELECT count(*) FROM reward.rule_version)")
                    .decodeOne(Int64.self)
            }
            #expect(kept == 0)
        }
    }

    @Test("A preview of a rule on past reports costs what the same rule costs when it is set")
    func preview() async throws {
        let city = try Neighbourhood(towns: 2, citizens: 60)
        let start = ServiceClock.real.now()
        let rule = RewardRule(
            id: RewardRuleID(UUID()),
            category: "01",
            points: Points(4),
            prizes: [
                Prize(winnersOf1000: 200, Fen(1_000)), Prize(winnersOf1000: 600, lowest: Fen(100), highest: Fen(300)),
            ]
        )
        // The same reports, verified by the same messages; a seed of the test's own, so that both draws fall alike.
        let told = try (0..<60).map { number in
            (
                MessageEnvelope.heard(at: start),
                try city.verified(cell: city.cells[number % 2], citizen: city.citizens[number], at: start)
            )
        }
        func spend(_ rules: [RewardRule]) async throws -> (fen: Fen, preview: RewardPreview.Line) {
            let answer = Answer()
            try await Self.open { _, owner, desk in
                try await desk.transact(at: start) { transaction in
                    _ = try DrawStore.commit(
                        to: [start.localDay],
                        making: { String(repeating: "5e", count: 32) },
                        in: transaction
                    )
                }
                for rule in rules { #expect(try await desk.set(rule, at: start) == nil) }
                let grants = desk.grants
                try await desk.transact(at: start) { transaction in
                    _ = try grants.handle(told.map { Received(envelope: $0.0, body: $0.1) }, transaction)
                }
                let result = try await owner.autocommit { database in
                    let fen = try database.execute("SELECT sum(fen)::bigint FROM reward.decision").decodeOne(Fen.self)
                    let own = try CategoryCatalogue().traits(at: start, in: database).compactMapValues(\.reward)
                    var preview = RewardPreview(
                        TrialRule(rules: RewardRules().trying([rule]), dailyCap: 1000, budget: Fen(3_000_000)),
                        own: own
                    )
                    let reports = try PreviewStatements.reports(
                        from: start,
                        until: start + .seconds(1),
                        in: database
                    )
                    for report in reports { preview.take(report) }
                    return (fen, preview.total)
                }
                await answer.set(result.0, result.1)
                let report = try await Self.audit(owner)
                #expect(report.isClean, "\(report.text)")
            }
            return try #require(await answer.value)
        }
        let (before, tried) = try await spend([])
        let (after, again) = try await spend([rule])
        #expect(tried.fenThen == before && tried.fen == after && tried.points == Points(240))
        #expect(again.fen == after && again.fenThen == after && again.redPackets == tried.redPackets)
        #expect(before == Fen(30_000) && after != before && after > .zero)
    }

    private actor Answer {
        var value: (fen: Fen, preview: RewardPreview.Line)?
        func set(_ fen: Fen, _ preview: RewardPreview.Line) { value = (fen, preview) }
    }

    @Test("A red packet that was withheld leaves its place under the cap, and its time is told when it is over")
    func withheld() async throws {
        try await Self.open { _, owner, desk in
            try await owner.transaction { database in
                try database.execute("UPDATE reward.setting SET value = 1 WHERE name = 'daily_red_packets'")
                try database.execute("UPDATE reward.setting SET value = 1000 WHERE name = 'review_sample_of_1000'")
            }
            let city = try Neighbourhood(towns: 1, citizens: 1)
            let now = ServiceClock.real.now()
            func verified() throws -> ReportVerified {
                try city.verified(cell: city.cells[0], citizen: city.citizens[0], at: now)
            }
            let (first, second, third) = (try verified(), try verified(), try verified())
            try await desk.grant([first, second], at: now)
            #expect(try await Self.decided(second, owner).declined == "capReached")
            #expect(try await owner.autocommit { try ReviewWatch.backlog(in: $0) } == .init(waiting: 1, overdue: 0))
            try await owner.transaction { database in
                try database.execute("UPDATE reward.payout SET reserved_until = clock.now() - interval '1 minute'")
            }
            #expect(try await owner.autocommit { try ReviewWatch.backlog(in: $0) } == .init(waiting: 1, overdue: 1))
            let handlers = PayoutHandlers(terms: nil) {}
            let withhold = ReviewPayout(
                reportID: first.report.id,
                decision: .withhold,
                reason: "两处相同",
                actor: CommandActor(id: .named("city"), role: .cityAdmin, scope: .city)
            )
            let redeem = RedeemPoints(
                offerCode: try #require(OfferCode(rawValue: "umbrella")),
                townCode: city.cells[0].town,
                actor: CommandActor(id: AccountID(city.citizens[0].uuid), role: .citizen, scope: .own)
            )
            let isBudgetFree = try await desk.transact(at: now) { transaction in
                _ = try handlers.review([Received(envelope: .heard(at: now), body: withhold)], transaction)
                // In the same batch points are exchanged: whoever grants holds the citizen before the budget.
                _ = try RedemptionHandlers().redeem([Received(envelope: .heard(at: now), body: redeem)], transaction)
                return try transaction.database.execute(
                    "SELECT bool_and(xmax <> pg_current_xact_id()::xid) FROM reward.budget"
                )
                .decodeOne(Bool.self)
            }
            #expect(isBudgetFree, "the budget is held before the citizen")
            let reserved = try await owner.autocommit {
                try $0.execute("SELECT sum(reserved)::bigint FROM reward.budget").decodeOne(Int64.self)
            }
            #expect(reserved == 0)
            try await desk.grant([third], at: now)
            #expect(try await Self.decided(third, owner).fen == Fen(500))
            let report = try await Self.audit(owner)
            #expect(report.isClean, "\(report.text)")
        }
    }
}
