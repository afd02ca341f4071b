import City
import Foundation
import Messaging
import PostgreSQL
import SeededRandom
import TestSupport

@testable import Model
@testable import RewardService

/// Rewards on the real tables, through the service's own handlers and statements, in any order and now and then rolled back.
struct RewardWalk {
    let pool: PostgresPool
    let city: Neighbourhood
    let topology: Topology
    var dice: SeededGenerator
    var now = ServiceClock.real.now()
    private let grants = GrantHandler(catalogue: CategoryCatalogue())
    private var told: [Received<ReportVerified>] = []
    private(set) var done: Set<String> = []

    init(pool: PostgresPool, city: Neighbourhood, topology: Topology, seed: UInt64) {
        self.pool = pool
        self.city = city
        self.topology = topology
        dice = SeededGenerator(seed: seed)
    }

    private struct Abandoned: Error {}

    /// One transaction; now and then it is given up at its end.
    private mutating func transact(
        _ name: String,
        _ body: @escaping @Sendable (ServiceTransaction) throws -> Void
    ) async throws {
        let isAbandoned = dice.below(8) == 0
        let (now, topology) = (now, topology)
        do {
            try await pool.transaction { database in
                let transaction = ServiceTransaction(database: database, now: now, service: .reward, topology: topology)
                try body(transaction)
                try transaction.writeJournal()
                if isAbandoned { throw Abandoned() }
            }
            done.insert(name)
        } catch is Abandoned {
            done.insert("abandoned")
        }
    }

    /// The next month: budgets, caps and draws begin anew. Its seeds are committed to the day before, as ever.
    mutating func turnMonth() async throws {
        let (eve, topology) = (now + .seconds(30 * 86_400), topology)
        try await pool.transaction { database in
            let transaction = ServiceTransaction(database: database, now: eve, service: .reward, topology: topology)
            try DrawStore.commit(to: DrawStore.days(from: eve), in: transaction)
            try transaction.writeJournal()
        }
        now = eve + .seconds(86_400)
    }

    mutating func step() async throws {
        now = now + .milliseconds(dice.below(5_000))
        switch dice.below(14) {
        case 0..<3: try await grant()
        case 3: try await grantAgain()
        case 4, 5: try await claim()
        case 6..<9: try await hear()
        case 9: try await expire()
        case 10: try await review()
        case 12, 13: try await exchange()
        case 11 where dice.below(2) == 0: try await reverse()
        default: try await keep()
        }
    }

    private mutating func grant() async throws {
        let findings: [Finding] = [
            .resolvedOnSite, .resolvedOnSite, .confirmed, .goneOnArrival, .duplicate, .unfounded,
        ]
        let messages = try (0...dice.below(4)).map { _ in
            let body = try city.verified(
                findings[dice.below(findings.count)],
                category: ["0101", "0103"][dice.below(2)],
                cell: city.cells[dice.below(city.cells.count)],
                citizen: city.citizens[dice.below(city.citizens.count)],
                at: now
            )
            return Received(envelope: .heard(at: now), body: body)
        }
        told += messages
        let grants = grants
        try await transact("grant") { _ = try grants.handle(messages, $0) }
    }

    /// The same verification in another message, as after an appeal.
    private mutating func grantAgain() async throws {
        guard let known = told.randomElement(using: &dice) else { return }
        let again = Received(envelope: .heard(at: now), body: known.body)
        let grants = grants
        try await transact("again") { _ = try grants.handle([again, again], $0) }
    }

    private mutating func payout(where condition: SQL) async throws -> Payout? {
        let texts = try await pool.autocommit { database in
            try database.execute("SELECT document FROM reward.payout WHERE \(condition) ORDER BY report_id")
                .decode(String.self)
        }
        return try texts.randomElement(using: &dice).map { try MessageCoding.decode(Payout.self, from: $0) }
    }

    private mutating func step(
        _ name: String,
        _ payout: Payout,
        by actor: CommandActor? = nil,
        _ change: @escaping @Sendable (Payout, Timestamp) throws -> PayoutStep?
    ) async throws {
        try await transact(name) { transaction in
            let desk = try PayoutDesk(transaction, reports: [payout.report.id])
            if let step = try desk[payout.report.id].flatMap({ try change($0, transaction.now) }) {
                try desk.apply(step, actor: actor)
            }
            try desk.close()
        }
    }

    private mutating func claim() async throws {
        guard let payout = try await payout(where: "state = 'reserved'") else { return }
        let phone = "o-\(dice.below(2))"
        try await step("claim", payout) { payout, now in
            payout.claiming(openID: phone, at: now, isPaused: false) { number in
                "{\"out_bill_no\":\"\(number)\",\"transfer_amount\":\(payout.amount.amount)}"
            }.success
        }
    }

    private mutating func hear() async throws {
        // No scheduler runs: what waits for its time is woken.
        let asleep = try await payout(where: "state IN ('creating', 'confirming') AND call IS NULL")
        if let asleep, dice.below(2) == 0 {
            try await step("wake", asleep) { payout, now in payout.waking(at: now) }
        }
        guard let payout = try await payout(where: "call IS NOT NULL"), let call = payout.call, let bill = payout.bill
        else { return }
        let states: [PayoutNews.Bill.State] = [.waiting, .success, .failed, .cancelled]
        let told = PayoutNews.bill(
            .init(
                number: bill.number,
                state: states[dice.below(states.count)],
                packageInfo: "package",
                amount: dice.below(3) == 0 ? Fen(1) : payout.amount,
                openID: payout.openID
            )
        )
        let news = bill.body == nil && dice.below(3) > 0 ? .notFound : told
        try await step("hear", payout) { payout, now in
            payout.hearing(news, of: call, callNumber: payout.callNumber, at: now)
        }
    }

    private mutating func expire() async throws {
        guard let payout = try await payout(where: "state NOT IN ('paid', 'released', 'withheld')"), dice.below(3) == 0
        else {
            return
        }
        let end = DeadlineReached(
            key: payout.deadlineKey(.limit),
            generation: 1,
            dueAt: payout.reservedUntil,
            payload: DeadlinePayload(
                owner: .reward,
                reportID: payout.report.id,
                townCode: payout.report.townCode,
                stage: .redPacket,
                moment: .limit
            )
        )
        try await step("expire", payout) { payout, _ in payout.reaching(end, at: payout.reservedUntil) }
    }

    private mutating func review() async throws {
        // Few are held: these first, or some walks would go without.
        var found = try await payout(where: "state = 'held'")
        if found == nil { found = try await payout(where: "state = 'checking'") }
        guard let payout = found else { return }
        let decision = PayoutDecision.allCases[dice.below(PayoutDecision.allCases.count)]
        let reviewer = CommandActor(id: .named("reviewer"), role: .cityAdmin, scope: .city)
        try await step(payout.state == .checking ? "check" : "review", payout, by: reviewer) { payout, now in
            payout.reviewing(decision, at: now).success
        }
    }

    /// Takes points back that were granted, once: the second time its id is known.
    private mutating func reverse() async throws {
        guard let known = told.randomElement(using: &dice), let citizen = known.body.report.citizenID else { return }
        let (report, task) = (known.body.report.id, known.body.taskID)
        try await transact("reverse") { transaction in
            let database = transaction.database
            let purse = try PointsPurse.open([citizen], in: database)
            let granted = try database.execute(
                """
                SELECT decision.points FROM reward.decision
                 WHERE report_id = \(report) AND points > 0 AND finding <> 'duplicate'
                   AND NOT EXISTS (SELECT FROM reward.transaction
                                    WHERE transaction.report_id = decision.report_id AND kind = 'reversal')
                """
            ).decodeFirst(Points.self)
            guard let granted else { return }
            let withdrawing = try LedgerTransaction<Points>.withdrawing(
                granted,
                from: citizen,
                balance: purse[citizen],
                for: report,
                foundBy: task
            )
            try LedgerStore.post(
                LedgerStore.entries(withdrawing, kind: "reversal", report: report),
                at: transaction.now,
                in: database
            )
        }
    }

    /// Points are exchanged, handed over or given back.
    private mutating func exchange() async throws {
        let handlers = RedemptionHandlers()
        let waiting = try await pool.autocommit { database in
            try database.execute("SELECT id, code FROM reward.redemption ORDER BY id")
                .decode((RedemptionID, String).self)
        }
        let centre = CommandActor(id: .named("centre"), role: .townCentre, scope: .town(city.cells[0].town))
        if let (id, code) = waiting.randomElement(using: &dice), dice.below(2) == 0 {
            if dice.below(2) == 0 {
                let message = Received(
                    envelope: .heard(at: now),
                    body: HandOverRedemption(redemptionID: id, code: code, actor: centre)
                )
                return try await transact("handOver") { _ = try handlers.handOver([message], $0) }
            }
            let message = Received(
                envelope: .heard(at: now),
                body: CancelRedemption(redemptionID: id, actor: centre)
            )
            return try await transact("cancel") { _ = try handlers.cancel([message, message], $0) }
        }
        let citizen = city.citizens[dice.below(city.citizens.count)]
        guard let offer = OfferCode(rawValue: "walk") else { return }
        let messages = (0...dice.below(2)).map { _ in
            Received(
                envelope: .heard(at: now),
                body: RedeemPoints(
                    offerCode: offer,
                    townCode: city.cells[0].town,
                    actor: CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
                )
            )
        }
        try await transact("redeem") { _ = try handlers.redeem(messages, $0) }
    }

    private mutating func keep() async throws {
        let settled = try await pool.autocommit { try SettledPosition(of: "reward.posting", in: $0).position }
        let most = Int64(1 + dice.below(50))
        try await transact("checkpoint") { transaction in
            _ = try CheckpointStore.advance(to: settled, most: most, at: transaction.now, in: transaction.database)
        }
    }
}

extension Result {
    fileprivate var success: Success? { try? get() }
}
