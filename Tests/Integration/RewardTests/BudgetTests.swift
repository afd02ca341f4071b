import Foundation
import Messaging
import PostgreSQL
import TestSupport
import Testing

@testable import Model
@testable import OperatorService
@testable import RewardService

@Suite("Budgets that an operator sets", .timeLimit(.minutes(10)))
struct BudgetTests {
    private static let signature = Signature("张三", reason: "演练")

    /// As `rrp rewards budget` does it.
    @discardableResult
    private static func set(
        _ place: String,
        _ amount: Fen?,
        _ span: BudgetOrder.Span,
        by owner: PostgresPool
    ) async throws -> OperatorAct {
        let order = BudgetOrder(place: place, amount: amount, span: span)
        return try await owner.transaction { try order.carryOut(signature, in: $0) }
    }

    /// Why a budget was not set; nil where it was.
    private static func refusal(
        _ place: String,
        _ amount: Fen?,
        _ span: BudgetOrder.Span,
        by owner: PostgresPool
    ) async throws -> BudgetRefusal.Code? {
        do {
            try await set(place, amount, span, by: owner)
            return nil
        } catch let refusal as BudgetRefusal {
            return refusal.code
        }
    }

    private static func handled(by owner: PostgresPool) async throws -> Int {
        try await owner.autocommit { try $0.execute("SELECT count(*) FROM reward.decision").decodeOne(Int.self) }
    }

    private static func month(
        _ month: String,
        _ town: TownCode,
        _ owner: PostgresPool
    ) async throws -> TownBudgets.Line {
        let lines = try await owner.autocommit { try TownBudgets.month(month, in: $0) }
        return try #require(lines.first { $0.town == town })
    }

    private static func currentMonth(_ owner: PostgresPool) async throws -> String {
        try await owner.autocommit { try TownBudgets.currentMonth(in: $0) }
    }

    @Test(
        "Budgets of towns that differ are raised and lowered while four services race: none is ever overdrawn, and each is spent to the last fen of what was granted last"
    )
    func race() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        // A day or a month that turned in between would have a cap and a budget of its own.
        let clock = ServiceClock.fromNoon()
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward, clock: clock))
        }
        let city = try Neighbourhood(towns: 3, citizens: 200)
        let now = clock.now()
        let month = now.localMonth
        // Nine reports each of a hundred citizens, and then of another hundred: below the cap of a day.
        let events = try (0..<1800).map { number in
            let citizen = city.citizens[number / 900 * 100 + number % 100]
            return try city.verified(cell: city.cells[number % 3], citizen: citizen, at: now)
        }
        for (number, cell) in city.cells.enumerated() {
            try await Self.set(cell.town.rawValue, Fen(Int64((number + 1) * 5000)), .month(month), by: owner)
        }
        try await house.running(services) {
            let probe = Probe(house)
            @Sendable func publish(_ events: ArraySlice<ReportVerified>) async throws {
                for event in events { try await probe.publish(event, from: .verification) }
            }
            async let published: Void = publish(events[..<900])
            var (round, refused) = (0, 0)
            while try await Self.handled(by: owner) < 900 {
                round += 1
                for (number, cell) in city.cells.enumerated() {
                    let amount = Fen(Int64((number + 1) * (round.isMultiple(of: 2) ? 500 : 5000)))
                    let code = try await Self.refusal(cell.town.rawValue, amount, .month(month), by: owner)
                    #expect(code == nil || code == .belowReserved)
                    if code != nil { refused += 1 }
                    let line = try await Self.month(month, cell.town, owner)
                    #expect(line.left >= Fen.zero, "\(line)")
                }
            }
            try await published
            #expect(refused > 0, "nothing was reserved while budgets were lowered")
            for (number, cell) in city.cells.enumerated() {
                try await Self.set(cell.town.rawValue, Fen(Int64((number + 1) * 7000)), .month(month), by: owner)
            }
            try await publish(events[900...])
            while try await Self.handled(by: owner) < 1800 { await Task.yield() }
            await probe.close()
        }
        for (number, cell) in city.cells.enumerated() {
            let line = try await Self.month(month, cell.town, owner)
            #expect(line.granted == Fen(Int64((number + 1) * 7000)) && line.reserved == line.granted)
        }
        let checks = AuditCheck.all.filter {
            $0.code.hasPrefix("ledger.") || $0.code.hasPrefix("reward.budget") || $0.code == "reward.actUnsealed"
        }
        let report = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
        #expect(report.isClean, "\(report.text)")
        await owner.close()
        try await house.tearDown()
    }

    @Test("A month opens with its town's standing budget, else with the default; what is open already stays as it is")
    func standing() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        let reward = try house.database.pool(as: .reward, size: 1)
        let city = try Neighbourhood(towns: 2, citizens: 1)
        let (first, second) = (city.cells[0].town, city.cells[1].town)
        /// What each of the two may give in a month, which is opened as the service opens it.
        @Sendable func left(_ month: String) async throws -> [Fen?] {
            try await reward.transaction { database in
                let keys = [first, second].map { BudgetKey(town: $0, month: month) }
                let left = try BudgetStore.lock(Set(keys), in: database)
                return keys.map { left[$0] }
            }
        }
        let usual = Fen(3_000_000)
        #expect(try await left("2031-01") == [usual, usual])

        let act = try await Self.set(first.rawValue, Fen(1500), .standing, by: owner)
        #expect(act.before == "\(first)=default" && act.after == "\(first)=15.00")
        let line = try await Self.month("2031-02", first, owner)
        #expect(line.granted == Fen(1500) && line.standing == Fen(1500) && !line.isOpen)
        #expect(try await left("2031-02") == [Fen(1500), usual])
        #expect(try await left("2031-01") == [usual, usual])

        // What is set for a month goes before, and opens it.
        try await Self.set("all", Fen(900), .month("2031-03"), by: owner)
        #expect(try await left("2031-03") == [Fen(900), Fen(900)])
        try await Self.set("all", Fen(2000), .standing, by: owner)
        #expect(try await left("2031-03") == [Fen(900), Fen(900)])
        #expect(try await left("2031-04") == [Fen(2000), Fen(2000)])
        try await Self.set("all", nil, .standing, by: owner)
        #expect(try await left("2031-05") == [usual, usual])
        await reward.close()
        await owner.close()
        try await house.tearDown()
    }

    @Test(
        "Less than is reserved or paid, a month that is over, a town that is not there, an amount below zero: each is refused with its code, and nothing is set or written down"
    )
    func refusals() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        let city = try Neighbourhood(towns: 2, citizens: 1)
        let (town, other) = (city.cells[0].town, city.cells[1].town)
        let month = try await Self.currentMonth(owner)
        try await Self.set(town.rawValue, Fen(5000), .month(month), by: owner)
        try await owner.transaction { database in
            try database.execute("UPDATE reward.budget SET reserved = 1000 WHERE town_code = \(town)")
        }
        #expect(try await Self.refusal(town.rawValue, Fen(999), .month(month), by: owner) == .belowReserved)
        #expect(try await Self.refusal("all", Fen(999), .month(month), by: owner) == .belowReserved)
        #expect(try await Self.month(month, town, owner).granted == Fen(5000))
        #expect(try await Self.month(month, other, owner).granted == Fen(3_000_000), "all of them or none")
        #expect(try await Self.refusal("441900999", Fen(999), .month(month), by: owner) == .unknownTown)
        #expect(try await Self.refusal("everywhere", Fen(999), .standing, by: owner) == .unknownTown)
        #expect(try await Self.refusal(town.rawValue, Fen(5000), .month("2020-01"), by: owner) == .pastMonth)
        #expect(try await Self.refusal(town.rawValue, Fen(-1), .month(month), by: owner) == .amount)
        #expect(try await Self.refusal(town.rawValue, nil, .month(month), by: owner) == .amount)
        #expect(try await Self.written(owner).count == 1)
        #expect(try await Self.refusal(town.rawValue, Fen(1000), .month(month), by: owner) == nil)
        #expect(try await Self.month(month, town, owner).left == Fen.zero)
        await owner.close()
        try await house.tearDown()
    }

    private static func written(_ owner: PostgresPool) async throws -> [OperatorActStatements.Row] {
        try await owner.autocommit { try OperatorActStatements.latest(100, in: $0) }
    }

    @Test(
        "Each deed of an operator about money leaves one act, in the table and in the journal; nobody changes or deletes one, and what came to nothing leaves none"
    )
    func acts() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        let month = try await Self.currentMonth(owner)
        let (signature, report) = (Self.signature, ReportID(UUID()))
        let difference = try await owner.transaction { database in
            try database.execute(
                "INSERT INTO reward.reconciliation (day, asked_at) VALUES ('2020-01-02', clock.now())"
            )
            return try database.execute(
                """
                INSERT INTO reward.difference (day, kind, number, found_at)
                VALUES ('2020-01-02', 'missingHere', 'N1', clock.now())
                RETURNING id
                """
            ).decodeOne(Int64.self)
        }
        let deeds: [(deed: OperatorAct.Deed, subject: String, work: @Sendable (Database) throws -> Void)] = [
            (
                .setting, "daily_red_packets",
                { try RewardSettingStatements.set(.dailyRedPackets, to: 9, signature, in: $0) }
            ),
            (
                .budget, "all \(month)",
                { database in
                    let order = BudgetOrder(place: "all", amount: Fen(5000), span: .month(month))
                    try order.carryOut(signature, in: database)
                }
            ),
            (.pause, "441900003", { try PayoutStatements.pause("441900003", reason: "演练", signature, in: $0) }),
            (.stop, "*", { try PayoutStatements.pause("*", reason: "演练", signature, in: $0) }),
            (.resume, "*", { _ = try PayoutStatements.resume("*", signature, in: $0) }),
            (.resume, "441900003", { _ = try PayoutStatements.resume("441900003", signature, in: $0) }),
            (.decision, "\(report)", { try PayoutStatements.note(.release, on: report, signature, in: $0) }),
            (.reconciliation, "2020-01-01", { try ReconciliationStatements.ask("2020-01-01", signature, in: $0) }),
            (
                .resolution, "\(difference)",
                { _ = try ReconciliationStatements.resolve(difference, "对上了", signature, in: $0) }
            ),
            (
                .closing, "2019-12",
                { database in
                    let sums = try ReconciliationStatements.month("2019-12", in: database)
                    _ = try ReconciliationStatements.close("2019-12", sums, signature, in: database)
                }
            ),
        ]
        #expect(Set(deeds.map(\.deed)) == Set(OperatorAct.Deed.allCases))
        for (number, deed) in deeds.enumerated() {
            let work = deed.work
            try await owner.transaction { try work($0) }
            let acts = try await Self.written(owner)
            #expect(acts.count == number + 1)
            let newest = try #require(acts.first)
            #expect(newest.act == deed.deed.rawValue && newest.subject == deed.subject)
            #expect(newest.actor == "张三" && newest.reason == "演练" && newest.databaseRole == "rrp_owner")
        }
        // Nothing is paused, open or unsigned any more.
        let again = try await owner.transaction { database in
            let sums = try ReconciliationStatements.month("2019-12", in: database)
            return [
                try PayoutStatements.resume("*", signature, in: database),
                try ReconciliationStatements.resolve(difference, "又对上了", signature, in: database),
                try ReconciliationStatements.close("2019-12", sums, signature, in: database),
            ]
        }
        #expect(again == [false, false, false])
        #expect(try await Self.written(owner).count == deeds.count)
        for change: SQL in ["UPDATE reward.operator_act SET actor = 'x'", "DELETE FROM reward.operator_act"] {
            await #expect(throws: PostgresError.self) { try await owner.transaction { try $0.execute(change) } }
        }

        let checks = AuditCheck.all.filter {
            $0.code.hasSuffix("Unnoted") || $0.code == "reward.actUnsealed" || $0.code.hasPrefix("payout.closing")
        }
        #expect(checks.count == 6)
        let audit = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
        #expect(audit.isClean, "\(audit.text)")
        await owner.close()
        try await house.tearDown()
    }
}
