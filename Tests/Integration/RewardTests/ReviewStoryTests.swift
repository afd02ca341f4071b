import AMQP
import City
import Foundation
import Logging
import Messaging
import Model
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@testable import RewardService

@Suite("Red packets that a person looks at first", .timeLimit(.minutes(10)))
struct ReviewStoryTests {
    @Test(
        "Of four services that hear of the same photos at once, each photo is let through once and caught every other time"
    )
    func photos() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward)) }
        let city = try Neighbourhood(towns: 4, citizens: 300)
        let now = ServiceClock.real.now()
        // Three reports of three people in as many towns with the same picture, a hundred times; every file is another one.
        let events = try (0..<300).map { number in
            try city.verified(
                cell: city.cells[number % 4],
                citizen: city.citizens[number],
                photos: [Self.photo(file: number, picture: UInt64(number / 3))],
                at: now
            )
        }
        try await house.running(services) {
            let probe = Probe(house)
            for event in events { try await probe.publish(event, from: .verification) }
            while try await owner.autocommit({
                try $0.execute("SELECT count(*) FROM reward.payout").decodeOne(Int.self)
            }) < events.count { await Task.yield() }
            await probe.close()
        }
        let (waiting, caught, free) = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT count(*) FROM reward.payout WHERE state = 'checking'),
                       (SELECT count(*) FROM reward.suspicion WHERE code = 'photoRepeated'),
                       (SELECT count(DISTINCT photo.key)
                          FROM reward.photo
                          JOIN reward.payout USING (report_id)
                         WHERE photo.key LIKE 'picture/%' AND payout.state = 'reserved')
                """
            ).decodeOne((Int, Int, Int).self)
        }
        #expect(waiting == 200 && caught == 200 && free == 100)
        await owner.close()
        try await house.tearDown()
    }

    @Test(
        "A burst, a pair that meets far more often than by chance and an old photo are found; neighbours who report often are not"
    )
    func facts() async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool(as: .reward, size: 1)
        let city = try Neighbourhood(towns: 1, citizens: 60)
        let (grants, topology, cell) = (
            GrantHandler(catalogue: CategoryCatalogue()), house.broker.topology, city.cells[0]
        )
        let start = ServiceClock.real.now()
        let officers = (0..<3).map { _ in OfficerID(UUID()) }
        let (friend, neighbour, hasty, honest) = (
            city.citizens[0], city.citizens[1], city.citizens[2], city.citizens[3]
        )

        @Sendable func grant(_ events: [ReportVerified], at now: Timestamp) async throws {
            try await pool.transaction { database in
                let transaction = ServiceTransaction(database: database, now: now, service: .reward, topology: topology)
                _ = try grants.handle(events.map { Received(envelope: .heard(at: now), body: $0) }, transaction)
                try transaction.writeJournal()
            }
        }
        // What happens in the village otherwise: two officers, forty people.
        try await grant(
            try (0..<40).map { number in
                try city.verified(
                    cell: cell,
                    citizen: city.citizens[20 + number],
                    officer: officers[1 + number % 2],
                    at: start
                )
            },
            at: start
        )
        for day in 1...12 {
            let now = start + .seconds(Int64(day) * 86_400)
            let friends = try city.verified(cell: cell, citizen: friend, officer: officers[0], at: now)
            let neighbours = try city.verified(cell: cell, citizen: neighbour, officer: officers[1], at: now)
            try await grant([friends, neighbours], at: now)
        }
        let day = start + .seconds(20 * 86_400)
        try await grant(
            try (0..<10).map { minute in
                let at = day + .seconds(Int64(minute) * 60)
                return try city.verified(cell: cell, citizen: hasty, officer: officers[minute % 3], at: at)
            },
            at: day + .seconds(3600)
        )
        try await grant(
            [
                try city.verified(
                    cell: cell,
                    citizen: honest,
                    officer: officers[2],
                    photos: [Self.photo(file: 1, picture: 1, age: 80 * 3600, metres: 20)],
                    at: day
                )
            ],
            at: day
        )
        let found = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT decision.citizen_id, code, count(*)
                  FROM reward.suspicion JOIN reward.decision USING (report_id)
                 GROUP BY 1, 2 ORDER BY 2
                """
            ).decode((CitizenID, String, Int64).self)
        }
        #expect(found.map(\.1) == ["burst", "pair", "photoOld"])
        #expect(found.map(\.0) == [hasty, friend, honest])
        // From the tenth time on that the two met; the tenth report within the hour.
        #expect(found.map(\.2) == [1, 3, 1])
        await pool.close()
        try await house.tearDown()
    }

    @Test(
        "Only the city or an operator decides, once and with a reason; it stands in the journal, and the audit agrees"
    )
    func decisions() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        try await owner.transaction { database in
            try database.execute("UPDATE reward.setting SET value = 1000 WHERE name = 'review_sample_of_1000'")
        }
        let city = try Neighbourhood(towns: 1, citizens: 2)
        let now = ServiceClock.real.now()
        let events = try (0..<2).map { try city.verified(cell: city.cells[0], citizen: city.citizens[$0], at: now) }
        try await house.running(try RewardService.parts(try house.assembly(of: .reward))) {
            let probe = Probe(house)
            let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "review"))
            let client = CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
            for event in events { try await probe.publish(event, from: .verification) }
            while try await owner.autocommit({
                try $0.execute("SELECT count(*) FROM reward.payout WHERE state = 'checking'").decodeOne(Int.self)
            }) < 2 { await Task.yield() }
            let reports = events.map(\.report.id)
            func decide(_ decision: PayoutDecision, _ report: ReportID, _ role: Role, reason: String = "看过照片")
                async throws
                -> RefusalCode?
            {
                let command = ReviewPayout(
                    reportID: report,
                    decision: decision,
                    reason: reason,
                    actor: CommandActor(id: .named("\(role)"), role: role, scope: .city)
                )
                let reply = try await client.send(command, id: .new(at: ServiceClock.real.now()), traceparent: nil)
                if case .refused(let refusal) = reply { return refusal.code }
                return nil
            }
            for role in Role.allCases where role != .cityAdmin && role != .systemOperator {
                #expect(try await decide(.clear, reports[0], role) == .notPermitted)
            }
            #expect(try await decide(.release, reports[0], .cityAdmin) == .notPermitted)
            #expect(try await decide(.clear, reports[0], .cityAdmin, reason: "") == .reasonMissing)
            #expect(try await decide(.clear, reports[0], .cityAdmin) == nil)
            #expect(try await decide(.clear, reports[0], .cityAdmin) == .redPacketNotHeld)
            #expect(try await decide(.withhold, reports[0], .systemOperator) == .redPacketNotHeld)
            #expect(try await decide(.withhold, reports[1], .systemOperator) == nil)
            await probe.close()
            await requester.close()
        }
        let (states, reserved, said) = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT string_agg(state, ' ' ORDER BY state) FROM reward.payout),
                       (SELECT sum(reserved)::bigint FROM reward.budget),
                       (SELECT string_agg(split_part(actor, ':', 1), ' ' ORDER BY position)
                          FROM journal.message WHERE type = 'redPacket.reviewed.v1')
                """
            ).decodeOne((String, Int64, String).self)
        }
        #expect(states == "reserved withheld" && reserved == 500 && said == "cityAdmin operator")
        let checks = AuditCheck.all.filter { check in
            ["ledger.", "payout.", "draw.", "reward.budget", "reward.fen"].contains { check.code.hasPrefix($0) }
        }
        let report = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
        #expect(report.isClean, "\(report.text)")
        await owner.close()
        try await house.tearDown()
    }

    /// - Parameter picture: what its perceptual hash is made of.
    private static func photo(file: Int, picture: UInt64, age: Int? = nil, metres: Double? = nil) -> ReportedPhoto {
        ReportedPhoto(
            file: "\(file)",
            perceptualHash: String(0xF0E1_D2C3_0000_0000 | picture << 8 | 0x0F, radix: 16),
            ageSeconds: age,
            metresFromPin: metres
        )
    }
}
