import City
import Foundation
import Messaging
import PostgreSQL
import TestSupport
import Testing

@testable import Model
@testable import RewardService

@Suite("Rewards that pause", .timeLimit(.minutes(10)))
struct PauseTests {
    /// A reward service's handlers, in transactions of their own.
    private struct Desk: Sendable {
        let house: TestHouse
        let pool: PostgresPool
        let city: Neighbourhood
        let grants = GrantHandler(catalogue: CategoryCatalogue())
        let start = ServiceClock.fromNoon().now()

        var cell: GridCode { city.cells[0] }
        var citizen: CitizenID { city.citizens[0] }

        private func change(
            at now: Timestamp,
            _ work: @escaping @Sendable (ServiceTransaction) throws -> Void
        ) async throws {
            try await house.change(at: now, by: pool, work)
        }

        func verify(_ events: [ReportVerified], at now: Timestamp) async throws {
            let grants = grants
            try await change(at: now) { transaction in
                _ = try grants.handle(events.map { Received(envelope: .heard(at: now), body: $0) }, transaction)
            }
        }

        func hear(_ event: any MessageContract, at now: Timestamp) async throws {
            let pauses = PauseHandlers(grants: grants)
            try await change(at: now) { transaction in
                let envelope = MessageEnvelope.heard(at: now)
                switch event {
                case let event as MaliceDecided:
                    _ = try pauses.begin([Received(envelope: envelope, body: event)], transaction)
                case let event as MaliceAppealDecided:
                    _ = try pauses.hearAppeals([Received(envelope: envelope, body: event)], transaction)
                case let event as MaliceDropped:
                    _ = try pauses.hearDropped([Received(envelope: envelope, body: event)], transaction)
                case let event as DeadlineReached:
                    try PauseHandlers.reach([Received(envelope: envelope, body: event)], transaction)
                default: Issue.record("\(event) is not about a pause")
                }
            }
        }

        func decided(_ report: ReportSummary, at now: Timestamp) -> MaliceDecided {
            MaliceDecided(
                report: report,
                at: now,
                officerID: OfficerID(UUID()),
                isFound: true,
                reason: "多次编造",
                decidedBy: AccountID(UUID()),
                appealUntil: now + .seconds(15 * 86_400)
            )
        }

        func upheld(_ report: ReportSummary, at now: Timestamp) -> MaliceAppealDecided {
            MaliceAppealDecided(
                report: report,
                at: now,
                officerID: OfficerID(UUID()),
                isUpheld: true,
                reason: "确有其事",
                decidedBy: AccountID(UUID())
            )
        }

        func over(_ report: ReportSummary, at now: Timestamp) -> DeadlineReached {
            DeadlineReached(
                key: DeadlineKey(owner: .reward, aggregate: report.id, stage: .rewardPause, moment: .limit),
                generation: 1,
                dueAt: now,
                payload: DeadlinePayload(owner: .reward, reportID: report.id, stage: .rewardPause, moment: .limit)
            )
        }

        /// Something true that this citizen reported at a moment.
        func found(
            by citizen: CitizenID,
            at moment: Timestamp,
            _ finding: Finding = .resolvedOnSite,
            photos: [ReportedPhoto]? = nil
        ) throws -> ReportVerified {
            try city.verified(finding, cell: cell, citizen: citizen, photos: photos, at: moment)
        }

        /// What a citizen has: points, decisions, red packets, and how often each event was told.
        func state(of citizen: CitizenID) async throws -> (points: Int, decisions: Int, packets: Int, withheld: Int) {
            try await pool.autocommit { database in
                try database.execute(
                    """
                    SELECT (SELECT coalesce(sum(points), 0)::bigint FROM reward.decision WHERE citizen_id = \(citizen)),
                           (SELECT count(*) FROM reward.decision WHERE citizen_id = \(citizen)),
                           (SELECT count(*) FROM reward.payout WHERE citizen_id = \(citizen)),
                           (SELECT count(*) FROM reward.withheld WHERE citizen_id = \(citizen) AND granted_at IS NULL)
                    """
                ).decodeOne((Int, Int, Int, Int).self)
            }
        }

        func separate(_ finding: ReportVerified, at now: Timestamp) async throws {
            let (grants, event) = (grants, city.separated(finding))
            try await change(at: now) { transaction in
                _ = try grants.takeBack([Received(envelope: .heard(at: now), body: event)], transaction)
            }
        }

        /// What was told at the end of each pause, in its order.
        func resumed() async throws -> [RewardsResumed] {
            let owner = try house.database.pool(size: 1)
            let texts = try await owner.autocommit { database in
                try database.execute(
                    "SELECT body FROM journal.message WHERE type = \(RewardsResumed.type) ORDER BY position"
                ).decode(String.self)
            }
            await owner.close()
            return try texts.map { try MessageCoding.decode(RewardsResumed.self, from: $0) }
        }

        func told(_ type: MessageType) async throws -> Int {
            let owner = try house.database.pool(size: 1)
            let count = try await owner.autocommit { database in
                try database.execute("SELECT count(*) FROM journal.message WHERE type = \(type)").decodeOne(Int.self)
            }
            await owner.close()
            return count
        }
    }

    private func run(_ body: @escaping @Sendable (Desk) async throws -> Void) async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool(as: .reward, size: 1)
        let outcome: Result<Void, any Error>
        do {
            try await body(Desk(house: house, pool: pool, city: try Neighbourhood(towns: 1, citizens: 2)))
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await pool.close()
        try await house.tearDown()
        try outcome.get()
    }

    @Test("What is registered within a pause brings nothing; an appeal that succeeds grants all of it, once")
    func lifted() async throws {
        try await run { desk in
            let (start, citizen) = (desk.start, desk.citizen)
            let bad = try desk.found(by: citizen, at: start, .unfounded).report
            let earlier = try desk.found(by: citizen, at: start)
            try await desk.verify([earlier], at: start + .seconds(5))
            let before = try await desk.state(of: citizen)
            #expect(before.decisions == 1 && before.points > 0)
            let now = start + .seconds(60)
            try await desk.hear(desk.decided(bad, at: now), at: now)
            let meanwhile = try (1...3).map { try desk.found(by: citizen, at: now + .seconds(Int64($0) * 60)) }
            let stranger = try desk.found(by: desk.city.citizens[1], at: now + .seconds(60))
            // Registered before, verified within: not paused.
            let old = try desk.found(by: citizen, at: start + .seconds(10))
            try await desk.verify(meanwhile + [stranger, old], at: now + .seconds(600))
            // Heard of twice.
            try await desk.verify(meanwhile, at: now + .seconds(700))
            let paused = try await desk.state(of: citizen)
            #expect(paused.withheld == 3 && paused.decisions == 2)
            #expect(try await desk.state(of: desk.city.citizens[1]).decisions == 1)
            #expect(try await desk.told(RewardsPaused.type) == 1)
            #expect(try await desk.told(RewardsWithheld.type) == 3)
            let later = now + .seconds(3 * 86_400)
            for _ in 0..<2 { try await desk.hear(desk.upheld(bad, at: later), at: later) }
            let after = try await desk.state(of: citizen)
            #expect(after.withheld == 0 && after.decisions == 5)
            #expect(after.points == before.points * 5)
            #expect(try await desk.told(RewardsResumed.type) == 1)
            // What is reported from now on, and what was reported within the pause and is verified only now.
            let last = try desk.found(by: citizen, at: now + .seconds(120))
            try await desk.verify([last] + meanwhile, at: later + .seconds(60))
            #expect(try await desk.state(of: citizen).decisions == 6)
        }
    }

    @Test(
        "When the time is over rewards go on, and what was withheld stays so; an appeal that succeeds later grants it"
    )
    func over() async throws {
        try await run { desk in
            let (start, citizen) = (desk.start, desk.citizen)
            let bad = try desk.found(by: citizen, at: start, .unfounded).report
            try await desk.hear(desk.decided(bad, at: start), at: start)
            try await desk.verify([try desk.found(by: citizen, at: start + .seconds(60))], at: start + .seconds(120))
            let end = start + .seconds(90 * 86_400)
            // A timer that comes early ends nothing.
            try await desk.hear(desk.over(bad, at: end + .seconds(-1)), at: end + .seconds(-1))
            #expect(try await desk.told(RewardsResumed.type) == 0)
            for _ in 0..<2 { try await desk.hear(desk.over(bad, at: end), at: end) }
            #expect(try await desk.told(RewardsResumed.type) == 1)
            try await desk.verify([try desk.found(by: citizen, at: end + .seconds(60))], at: end + .seconds(120))
            // Registered within the pause, verified after it.
            try await desk.verify([try desk.found(by: citizen, at: end + .seconds(-60))], at: end + .seconds(180))
            var state = try await desk.state(of: citizen)
            #expect(state.withheld == 2 && state.decisions == 1)
            try await desk.hear(desk.upheld(bad, at: end + .seconds(600)), at: end + .seconds(600))
            state = try await desk.state(of: citizen)
            #expect(state.withheld == 0 && state.decisions == 3)
        }
    }

    @Test(
        "An appeal that is heard of before the decision leaves nothing behind, and neither does a second pause lift the first"
    )
    func order() async throws {
        try await run { desk in
            let (start, citizen) = (desk.start, desk.citizen)
            let (first, second) = (
                try desk.found(by: citizen, at: start, .unfounded).report,
                try desk.found(by: citizen, at: start, .unfounded).report
            )
            try await desk.hear(desk.upheld(first, at: start), at: start)
            try await desk.hear(desk.decided(first, at: start), at: start)
            #expect(try await desk.told(RewardsPaused.type) == 0)
            try await desk.verify([try desk.found(by: citizen, at: start + .seconds(1))], at: start + .seconds(2))
            #expect(try await desk.state(of: citizen).decisions == 1)
            let third = try desk.found(by: citizen, at: start, .unfounded).report
            try await desk.hear(desk.decided(second, at: start + .seconds(10)), at: start + .seconds(10))
            try await desk.hear(desk.decided(third, at: start + .seconds(10)), at: start + .seconds(10))
            try await desk.verify([try desk.found(by: citizen, at: start + .seconds(60))], at: start + .seconds(90))
            try await desk.hear(
                MaliceDropped(report: second, at: start, officerID: OfficerID(UUID()), wasFound: true),
                at: start + .seconds(100)
            )
            #expect(try await desk.state(of: citizen).withheld == 1)
            let until = start + .seconds(10 + 90 * 86_400)
            #expect(try await desk.resumed().map(\.stillPausedUntil) == [until])
            try await desk.hear(desk.upheld(third, at: start + .seconds(200)), at: start + .seconds(200))
            #expect(try await desk.state(of: citizen).withheld == 0)
            #expect(try await desk.state(of: citizen).decisions == 2)
            #expect(try await desk.resumed().map(\.stillPausedUntil) == [until, nil])
            // The time of one is over while another goes on; then that one's.
            let (fourth, fifth) = (
                try desk.found(by: citizen, at: start, .unfounded).report,
                try desk.found(by: citizen, at: start, .unfounded).report
            )
            let (one, other) = (start + .seconds(300), start + .seconds(86_700))
            try await desk.hear(desk.decided(fourth, at: one), at: one)
            try await desk.hear(desk.decided(fifth, at: other), at: other)
            let (end, last) = (one + .seconds(90 * 86_400), other + .seconds(90 * 86_400))
            try await desk.hear(desk.over(fourth, at: end), at: end)
            try await desk.hear(desk.over(fifth, at: last), at: last)
            #expect(try await desk.resumed().dropFirst(2).map(\.stillPausedUntil) == [last, nil])
        }
    }

    @Test(
        "What is granted late is bound by the caps of its own day, and takes nothing from the day on which it is granted"
    )
    func caps() async throws {
        try await run { desk in
            let (start, citizen) = (desk.start, desk.citizen)
            let bad = try desk.found(by: citizen, at: start, .unfounded).report
            try await desk.hear(desk.decided(bad, at: start), at: start)
            // Eight on each of two days, and twelve on a third, of which ten may win.
            let days: [(day: Int64, count: Int64)] = [(1, 8), (2, 8), (3, 12)]
            for (day, count) in days {
                let noon = start + .seconds(day * 86_400)
                let found = try (0..<count).map { try desk.found(by: citizen, at: noon + .seconds($0)) }
                try await desk.verify(found, at: noon + .seconds(60))
            }
            #expect(try await desk.state(of: citizen).withheld == 28)
            let now = start + .seconds(5 * 86_400)
            try await desk.hear(desk.upheld(bad, at: now), at: now)
            #expect(try await desk.state(of: citizen).packets == 26)
            #expect(try await desk.resumed().map(\.granted) == [28])
            try await desk.verify(
                try (0..<10).map { try desk.found(by: citizen, at: now + .seconds(60 + $0)) },
                at: now + .seconds(120)
            )
            #expect(try await desk.state(of: citizen).packets == 36)
        }
    }

    @Test("The picture of a withheld report is known: whoever sends it again is looked at first")
    func pictures() async throws {
        try await run { desk in
            let (start, other) = (desk.start, desk.city.citizens[1])
            let bad = try desk.found(by: desk.citizen, at: start, .unfounded).report
            try await desk.hear(desk.decided(bad, at: start), at: start)
            let photo = ReportedPhoto(
                file: "1",
                perceptualHash: "f0e1d2c3a5a5a50f",
                ageSeconds: nil,
                metresFromPin: nil
            )
            let now = start + .seconds(60)
            try await desk.verify([try desk.found(by: desk.citizen, at: now, photos: [photo])], at: now)
            try await desk.verify([try desk.found(by: other, at: now, photos: [photo])], at: now + .seconds(60))
            let codes = try await desk.pool.autocommit { database in
                try database.execute("SELECT code FROM reward.suspicion").decode(String.self)
            }
            #expect(codes.contains(PayoutSuspicion.photoRepeated.rawValue))
        }
    }

    @Test("What was granted, taken back and found anew under another pause is withheld again, not lost")
    func again() async throws {
        try await run { desk in
            let (start, citizen) = (desk.start, desk.citizen)
            let (first, second) = (
                try desk.found(by: citizen, at: start, .unfounded).report,
                try desk.found(by: citizen, at: start, .unfounded).report
            )
            try await desk.hear(desk.decided(first, at: start), at: start)
            let duplicate = try desk.found(by: citizen, at: start + .seconds(60), .duplicate)
            try await desk.verify([duplicate], at: start + .seconds(61))
            #expect(try await desk.state(of: citizen).withheld == 1)
            try await desk.hear(desk.upheld(first, at: start + .seconds(100)), at: start + .seconds(100))
            #expect(try await desk.state(of: citizen).decisions == 1)
            try await desk.separate(duplicate, at: start + .seconds(200))
            #expect(try await desk.state(of: citizen).decisions == 0)
            // Decided before the report was sent, and heard of only now.
            try await desk.hear(desk.decided(second, at: start + .seconds(30)), at: start + .seconds(300))
            let anew = ReportVerified(
                report: duplicate.report,
                at: start + .seconds(400),
                taskID: TaskID(UUID()),
                kind: .first,
                officerID: duplicate.officerID,
                finding: .resolvedOnSite,
                evidence: duplicate.evidence
            )
            try await desk.verify([anew], at: start + .seconds(400))
            let state = try await desk.state(of: citizen)
            #expect(state.withheld == 1 && state.decisions == 0)
            try await desk.hear(desk.upheld(second, at: start + .seconds(500)), at: start + .seconds(500))
            #expect(try await desk.state(of: citizen).decisions == 1)
        }
    }

    @Test("No days set, no pause")
    func none() async throws {
        try await run { desk in
            let owner = try desk.house.database.pool(size: 1)
            try await owner.autocommit { database in
                _ = try database.execute("UPDATE reward.setting SET value = 0 WHERE name = 'malice_pause_days'")
            }
            await owner.close()
            let bad = try desk.found(by: desk.citizen, at: desk.start, .unfounded).report
            try await desk.hear(desk.decided(bad, at: desk.start), at: desk.start)
            try await desk.verify(
                [try desk.found(by: desk.citizen, at: desk.start + .seconds(60))],
                at: desk.start + .seconds(120)
            )
            #expect(try await desk.state(of: desk.citizen).decisions == 1)
            #expect(try await desk.told(RewardsPaused.type) == 0)
        }
    }
}
