import AMQP
import City
import Foundation
import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle
import TestSupport
import Testing
import WeChat

@testable import RewardService

/// What people ask about money, through the service's own handlers on the broker and the database.
@Suite("The permission tables of red packets and of points", .timeLimit(.minutes(5)))
struct MoneyPermissionTests {
    /// A reward service that can make bills and has nobody who sends them: what a table's situation is stays what it is.
    private static func parts(_ house: TestHouse) throws -> [any Service] {
        let assembly = try house.assembly(of: .reward)
        let terms = TransferTerms(
            appID: "wx-permission",
            sceneID: "1000",
            sceneReports: [],
            remark: "奖励",
            notifyURL: nil
        )
        let grants = GrantHandler(catalogue: CategoryCatalogue())
        let events: any Service = try assembly.consumer(
            of: .events(.reward),
            handlers: [MessageHandler(ReportVerified.self, batch: grants.handle)]
        )
        return try [events]
            + assembly.commands(
                PayoutHandlers(terms: terms, wake: {}).commands + RedemptionHandlers().commands,
                replies: try assembly.publisher("replies")
            )
    }

    private static func count(_ owner: PostgresPool, _ query: SQL) async throws -> Int {
        try await owner.autocommit { try $0.execute(query).decodeOne(Int.self) }
    }

    @Test("Claiming and deciding about a red packet, by everybody, wherever it stands, ends as the table says")
    func redPackets() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        let start = ServiceClock.real.now()
        let table = PayoutPermissions(try await .seeded(owner), at: start).table
        // Everything allowed has a report and a reporter of its own, as it changes where that stands.
        var casts: [PermissionCast] = []
        for column in PayoutPermissions.Situation.allCases.indices {
            let allowed = table.rows.count { $0.outcomes[column] == nil }
            for _ in 0...allowed { casts.append(try await .seeded(owner, number: casts.count)) }
        }
        let everybody = casts
        try await house.running(try Self.parts(house)) {
            let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "money"))
            let client = CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
            let probe = Probe(house)
            for cast in everybody {
                let found = cast.verified(cast.report(registeredAt: start), .resolvedOnSite, at: start)
                try await probe.publish(found, from: .verification)
            }
            while try await Self.count(owner, "SELECT count(*) FROM reward.payout") < everybody.count {
                await Task.yield()
            }

            var used = 0
            for (column, situation) in PayoutPermissions.Situation.allCases.enumerated() {
                let shared = everybody[used]
                used += 1
                try await Self.bring(shared, to: situation, at: start, owner)
                if situation == .paused { try await Self.pause(true, shared, owner) }
                for row in table.rows {
                    var cast = shared
                    if row.outcomes[column] == nil {
                        cast = everybody[used]
                        used += 1
                        try await Self.bring(cast, to: situation, at: start, owner)
                    }
                    let request = try #require(PayoutPermissions.Request.all.first { $0.detail == row.detail })
                    let report = situation == .none ? ReportID(UUID()) : cast.report(registeredAt: start).id
                    let command = PayoutPermissions(cast, at: start)
                        .command(request, by: cast.actor(row.person), report: report)
                    let told = try await client.outcome(of: command)
                    #expect(told == row.outcomes[column], "\(row.name) by \(row.person), \(situation)")
                }
                if situation == .paused { try await Self.pause(false, shared, owner) }
            }
            #expect(used == everybody.count)
            await probe.close()
            await requester.close()
        }
        await owner.close()
        try await house.tearDown()
    }

    /// What the machine made of a red packet, in the place of the one that was reserved.
    private static func bring(
        _ cast: PermissionCast,
        to situation: PayoutPermissions.Situation,
        at start: Timestamp,
        _ owner: PostgresPool
    ) async throws {
        let report = cast.report(registeredAt: start)
        let (amount, month) = try await owner.autocommit { database in
            try database.execute("SELECT fen, month FROM reward.payout WHERE report_id = \(report.id)")
                .decodeOne((Fen, String).self)
        }
        // The time of one that is late ended just now.
        let began = situation == .late ? start + .seconds(-1) - PayoutPermissions.term : start
        let (value, _) = PayoutPermissions(cast, at: began).value(
            of: report,
            in: situation,
            amount: amount,
            month: month
        )
        guard let payout = value else { return }
        try await owner.transaction { database in
            try PayoutStore.store([payout], at: start, in: database)
            try PayoutStore.keep([payout], at: start, in: database)
        }
    }

    private static func pause(_ isPaused: Bool, _ cast: PermissionCast, _ owner: PostgresPool) async throws {
        let town = cast.cell.town
        try await owner.transaction { database in
            if isPaused {
                try database.execute(
                    """
                    INSERT INTO reward.pause (scope, reason, paused_by, paused_at)
                    VALUES (\(town), 'permission', 'test', clock.now())
                    """
                )
            } else {
                try database.execute("DELETE FROM reward.pause WHERE scope = \(town)")
            }
        }
    }

    @Test("Exchanging points, handing over and taking back, by everybody, whatever is offered, ends as the tables say")
    func points() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        let start = ServiceClock.real.now()
        let offer = try #require(OfferCode(rawValue: "permission"))
        let tables = RedemptionPermissions(try await .seeded(owner), offer: offer, at: start).tables
        let (wanted, ended) = (try #require(tables.first), try #require(tables.last))
        try await house.running(try Self.parts(house)) {
            let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "points"))
            let client = CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
            let probe = Probe(house)
            var casts = 0
            /// People of their own, of whom the two citizens have one point each, or none.
            func people(points: Bool = true) async throws -> PermissionCast {
                casts += 1
                let cast = try await PermissionCast.seeded(owner, number: casts)
                guard points else { return cast }
                let before = try await Self.count(owner, "SELECT count(*) FROM reward.decision")
                // A duplicate brings one point: as much as the offer costs.
                for report in [cast.report(registeredAt: start), cast.original(registeredAt: start)] {
                    try await probe.publish(cast.verified(report, .duplicate, at: start), from: .verification)
                }
                while try await Self.count(owner, "SELECT count(*) FROM reward.decision") < before + 2 {
                    await Task.yield()
                }
                return cast
            }

            for (column, situation) in RedemptionPermissions.Wanted.allCases.enumerated() {
                let cast = try await people(points: situation != .dear)
                let permissions = RedemptionPermissions(cast, offer: offer, at: start)
                try await Self.offer(permissions.offer(situation), owner)
                for row in wanted.rows {
                    let told = try await client.outcome(of: permissions.redeem(by: cast.actor(row.person)))
                    #expect(told == row.outcomes[column], "\(row.name) by \(row.person), \(situation)")
                }
            }
            for (column, situation) in RedemptionPermissions.Situation.allCases.enumerated() {
                var shared: (cast: PermissionCast, id: RedemptionID)?
                for row in ended.rows {
                    var place = shared
                    if place == nil || row.outcomes[column] == nil {
                        let cast = try await people()
                        let message = MessageID.new(at: ServiceClock.real.now())
                        let id = RedemptionID(of: message)
                        let steps = RedemptionPermissions(cast, offer: offer, at: start).steps(to: situation, id: id)
                        for (number, step) in steps.enumerated() {
                            #expect(try await client.outcome(of: step, id: number == 0 ? message : nil) == nil)
                        }
                        place = (cast, id)
                        if row.outcomes[column] != nil { shared = place }
                    }
                    let (cast, id) = try #require(place)
                    let endings = RedemptionPermissions(cast, offer: offer, at: start)
                        .endings(of: id, by: cast.actor(row.person))
                    let command = try #require(endings.first { type(of: $0).type == row.command })
                    let told = try await client.outcome(of: command)
                    #expect(told == row.outcomes[column], "\(row.name) by \(row.person), \(situation)")
                }
            }
            await probe.close()
            await requester.close()
        }
        await owner.close()
        try await house.tearDown()
    }

    private static func offer(_ offer: Offer?, _ owner: PostgresPool) async throws {
        guard let offer else { return }
        try await owner.transaction { database in
            try database.execute(
                """
                INSERT INTO city.offer (code, town_code, name, english_name, points, place, english_place, is_active)
                VALUES (\(offer.code), \(offer.townCode), '雨伞', 'Umbrella', 1, '窗口', 'the counter', \(offer.isActive))
                ON CONFLICT (code, town_code) DO UPDATE SET is_active = excluded.is_active
                """
            )
        }
    }
}
