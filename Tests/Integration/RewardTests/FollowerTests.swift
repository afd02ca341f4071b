import City
import Foundation
import Messaging
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@testable import Model
@testable import RewardService

@Suite("A follower's point", .timeLimit(.minutes(10)))
struct FollowerTests {
    /// A reward service's handlers, in transactions of their own.
    private struct Desk: Sendable {
        let house: TestHouse
        let pool: PostgresPool
        let city: Neighbourhood
        let grants = GrantHandler(catalogue: CategoryCatalogue())
        let start = ServiceClock.fromNoon().now()

        var reporter: CitizenID { city.citizens[0] }
        var follower: CitizenID { city.citizens[1] }

        private func change(
            at now: Timestamp,
            _ work: @escaping @Sendable (ServiceTransaction) throws -> Void
        ) async throws {
            try await house.change(at: now, by: pool, work)
        }

        /// Something that is reported at the start and verified an hour later.
        func found(_ finding: Finding = .confirmed, by citizen: CitizenID? = nil) throws -> ReportVerified {
            try city.verified(
                finding,
                cell: city.cells[0],
                citizen: citizen ?? reporter,
                at: start + .seconds(3_600)
            )
        }

        /// The citizen's own report, found to be the same as the case.
        func duplicate(of original: ReportVerified, by citizen: CitizenID) throws -> ReportVerified {
            let own = try found(.duplicate, by: citizen)
            return ReportVerified(
                report: own.report,
                at: own.at,
                taskID: own.taskID,
                kind: .first,
                officerID: own.officerID,
                finding: .duplicate,
                evidence: own.evidence,
                duplicateOf: original.report.id
            )
        }

        func verify(_ events: ReportVerified...) async throws {
            let (grants, now) = (grants, start + .seconds(7_200))
            try await change(at: now) { transaction in
                _ = try grants.handle(events.map { Received(envelope: .heard(at: now), body: $0) }, transaction)
            }
        }

        func separate(_ finding: ReportVerified) async throws {
            let (grants, event, now) = (grants, city.separated(finding), start + .seconds(7_300))
            try await change(at: now) { transaction in
                _ = try grants.takeBack([Received(envelope: .heard(at: now), body: event)], transaction)
            }
        }

        /// The appeal against bad faith in this report is upheld.
        func lift(_ report: ReportSummary) async throws {
            let (pauses, now) = (PauseHandlers(grants: grants), start + .seconds(7_400))
            let event = MaliceAppealDecided(report: report, at: now, officerID: OfficerID(UUID()), isUpheld: true)
            try await change(at: now) { transaction in
                _ = try pauses.hearAppeals([Received(envelope: .heard(at: now), body: event)], transaction)
            }
        }

        /// - Parameter seconds: after the start; the verification is at 3,600.
        func follow(
            _ event: ReportVerified,
            by citizen: CitizenID,
            at seconds: Int64,
            merged: ReportID? = nil
        ) async throws {
            let (report, moment) = (event.report, start + .seconds(seconds))
            try await change(at: moment) { transaction in
                let body = ReportFollowed(
                    report: report,
                    at: moment,
                    citizenID: citizen,
                    followers: 1,
                    mergedReportID: merged
                )
                _ = try FollowerHandlers().hearFollowed(
                    [Received(envelope: .heard(at: moment), body: body)],
                    transaction
                )
            }
        }

        func unfollow(_ event: ReportVerified, by citizen: CitizenID, at seconds: Int64) async throws {
            let (report, moment) = (event.report, start + .seconds(seconds))
            try await change(at: moment) { transaction in
                let body = ReportUnfollowed(report: report, at: moment, citizenID: citizen, followers: 0)
                _ = try FollowerHandlers().hearUnfollowed(
                    [Received(envelope: .heard(at: moment), body: body)],
                    transaction
                )
            }
        }

        func set(_ setting: String, to value: Int64) async throws {
            let owner = try house.database.pool(size: 1)
            try await owner.autocommit { database in
                _ = try database.execute("UPDATE reward.setting SET value = \(value) WHERE name = \(setting)")
            }
            await owner.close()
        }

        /// What a citizen has by the ledger.
        func points(of citizen: CitizenID) async throws -> Int64 {
            try await pool.autocommit { database in
                try database.execute("SELECT amount FROM reward.balance WHERE code = \("points/\(citizen)")")
                    .decodeFirst(Int64.self) ?? 0
            }
        }

        /// What the citizen's list of points says that they are for, the oldest first.
        func kinds(of citizen: CitizenID) async throws -> [String] {
            let owner = try house.database.pool(size: 1)
            let kinds = try await owner.autocommit { database in
                try database.execute(
                    """
                    SELECT kind FROM read.posting
                     WHERE account_id = (SELECT account_id FROM read.balance WHERE code = \("points/\(citizen)"))
                     ORDER BY position
                    """
                ).decode(String.self)
            }
            await owner.close()
            return kinds
        }

        /// What the auditor says of points, the ledger and the followers.
        func faults() async throws -> String {
            let owner = try house.database.pool(size: 1)
            let text = try await owner.transaction { database in
                let report = try Auditor(bindings: []).run(in: database, checks: FollowerTests.checks)
                return report.isClean ? "" : report.text
            }
            await owner.close()
            return text
        }
    }

    private static let checks = AuditCheck.all.filter { check in
        ["ledger.", "reward.followed", "reward.pointsDiffer", "reward.leftOver", "reward.termsDiffer"].contains {
            check.code.hasPrefix($0)
        }
    }

    private func run(_ body: @escaping @Sendable (Desk) async throws -> Void) async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool(as: .reward, size: 1)
        let outcome: Result<Void, any Error>
        do {
            let desk = Desk(house: house, pool: pool, city: try Neighbourhood(towns: 1, citizens: 4))
            try await body(desk)
            #expect(try await desk.faults() == "")
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await pool.close()
        try await house.tearDown()
        try outcome.get()
    }

    @Test(
        "Who followed before the case was found true gets one point, which the list of points names; who came later none"
    )
    func timely() async throws {
        try await run { desk in
            let event = try desk.found()
            let (early, late) = (desk.follower, desk.city.citizens[2])
            for seconds in [60, 120] as [Int64] { try await desk.follow(event, by: early, at: seconds) }
            try await desk.follow(event, by: desk.reporter, at: 60)
            try await desk.verify(event)
            let own = try await desk.points(of: desk.reporter)
            try await desk.follow(event, by: late, at: 3_600)
            // Heard of again, in another message.
            try await desk.verify(event)
            #expect(try await desk.points(of: early) == 1)
            #expect(try await desk.kinds(of: early) == ["followed"])
            #expect(try await desk.points(of: late) == 0)
            #expect(try await desk.points(of: desk.reporter) == own)
            #expect(try await desk.kinds(of: desk.reporter) == ["grant"])
        }
    }

    @Test("What was not found true brings followers nothing; a patrol's report that was brings them a point")
    func findings() async throws {
        try await run { desk in
            for finding in [Finding.unfounded, .goneOnArrival, .duplicate] {
                let event = try desk.found(finding)
                try await desk.follow(event, by: desk.follower, at: 60)
                try await desk.verify(event)
            }
            #expect(try await desk.points(of: desk.follower) == 0)
            let citizens = try desk.found()
            var report = citizens.report
            report.citizenID = nil
            report.source = .patrol
            let patrols = ReportVerified(
                report: report,
                at: citizens.at,
                taskID: citizens.taskID,
                kind: .first,
                officerID: citizens.officerID,
                finding: .resolvedOnSite,
                evidence: citizens.evidence
            )
            try await desk.follow(patrols, by: desk.follower, at: 60)
            try await desk.verify(patrols)
            #expect(try await desk.points(of: desk.follower) == 1)
        }
    }

    @Test("It does not matter whether the follower or the finding is heard of first, nor who left when")
    func order() async throws {
        try await run { desk in
            let event = try desk.found()
            let (early, left, stayed) = (desk.follower, desk.city.citizens[2], desk.city.citizens[3])
            try await desk.verify(event)
            try await desk.follow(event, by: early, at: 3_599)
            #expect(try await desk.points(of: early) == 1)
            // Left before it was found true, and only the leaving is heard of late: the point is taken back.
            try await desk.follow(event, by: left, at: 60)
            #expect(try await desk.points(of: left) == 1)
            try await desk.unfollow(event, by: left, at: 120)
            #expect(try await desk.points(of: left) == 0)
            #expect(try await desk.kinds(of: left) == ["followed", "unfollowed"])
            // The other way round: the leaving is heard of first, and what is heard then is older.
            try await desk.unfollow(event, by: stayed, at: 120)
            try await desk.follow(event, by: stayed, at: 60)
            #expect(try await desk.points(of: stayed) == 0)
            // Came back in time; left once more when it was found true already.
            try await desk.follow(event, by: stayed, at: 180)
            try await desk.unfollow(event, by: stayed, at: 4_000)
            #expect(try await desk.points(of: stayed) == 1)
        }
    }

    @Test(
        "Whose own report is a duplicate of the case that they follow gets one point in all, whichever is decided first"
    )
    func merged() async throws {
        try await run { desk in
            let (before, after, chained) = (desk.follower, desk.city.citizens[2], desk.city.citizens[3])
            let event = try desk.found()
            let own = try desk.duplicate(of: event, by: before)
            try await desk.follow(event, by: before, at: 60)
            try await desk.follow(event, by: before, at: 120, merged: own.report.id)
            try await desk.follow(event, by: after, at: 60)
            // A duplicate of a duplicate.
            let middle = try desk.duplicate(of: event, by: desk.reporter)
            let last = try desk.duplicate(of: middle, by: chained)
            try await desk.follow(event, by: chained, at: 180)
            try await desk.verify(own, middle, last)
            try await desk.verify(event)
            #expect(try await desk.kinds(of: before) == ["grant"])
            #expect(try await desk.kinds(of: chained) == ["grant"])
            #expect(try await desk.kinds(of: after) == ["followed"])
            try await desk.verify(try desk.duplicate(of: middle, by: after))
            for citizen in [before, after, chained] { #expect(try await desk.points(of: citizen) == 1) }
            #expect(try await desk.kinds(of: after) == ["followed"])
        }
    }

    @Test(
        "When the finding of a duplicate is taken back, who followed before gets the follower's point instead, and who followed by it alone none"
    )
    func separated() async throws {
        try await run { desk in
            let (before, through) = (desk.follower, desk.city.citizens[2])
            let event = try desk.found()
            let (own, other) = (
                try desk.duplicate(of: event, by: before), try desk.duplicate(of: event, by: through)
            )
            try await desk.follow(event, by: before, at: 60)
            try await desk.follow(event, by: before, at: 120, merged: own.report.id)
            try await desk.follow(event, by: through, at: 120, merged: other.report.id)
            // The point of the second comes by following: the finding of its report is heard of only when it is there.
            try await desk.verify(own)
            try await desk.verify(event)
            try await desk.verify(other)
            #expect(try await desk.kinds(of: through) == ["followed"])
            try await desk.separate(own)
            try await desk.separate(other)
            #expect(try await desk.kinds(of: before) == ["grant", "reversal", "followed"])
            #expect(try await desk.points(of: before) == 1)
            #expect(try await desk.kinds(of: through) == ["followed", "unfollowed"])
            #expect(try await desk.points(of: through) == 0)
        }
    }

    @Test("Following everything brings a point for few cases a day, as many and as much as the city sets")
    func cap() async throws {
        try await run { desk in
            let events = try (0..<12).map { _ in try desk.found() }
            for event in events { try await desk.follow(event, by: desk.follower, at: 60) }
            for event in events[..<7] { try await desk.verify(event) }
            #expect(try await desk.points(of: desk.follower) == 5)
            try await desk.set("daily_followed_cases", to: 7)
            try await desk.set("follower_points", to: 3)
            for event in events[7..<10] { try await desk.verify(event) }
            #expect(try await desk.points(of: desk.follower) == 5 + 2 * 3)
            try await desk.set("follower_points", to: 0)
            try await desk.set("daily_followed_cases", to: 100)
            for event in events[10...] { try await desk.verify(event) }
            #expect(try await desk.points(of: desk.follower) == 5 + 2 * 3)
            // What was refused stays so, whatever the city sets later and whatever is heard then.
            try await desk.set("follower_points", to: 1)
            try await desk.verify(events[6])
            try await desk.follow(events[11], by: desk.follower, at: 90)
            try await desk.separate(try desk.duplicate(of: events[0], by: desk.follower))
            #expect(try await desk.points(of: desk.follower) == 5 + 2 * 3)
            let next = try desk.found()
            try await desk.follow(next, by: desk.follower, at: 60)
            try await desk.verify(next)
            #expect(try await desk.points(of: desk.follower) == 5 + 2 * 3 + 1)
        }
    }

    @Test("Who comes to follow while their rewards pause gets nothing for it, unless the pause is taken back")
    func paused() async throws {
        try await run { desk in
            let event = try desk.found()
            let bad = try desk.found(.unfounded, by: desk.follower).report
            let owner = try desk.house.database.pool(size: 1)
            let (start, end) = (desk.start, desk.start + .seconds(86_400))
            let follower = desk.follower
            try await owner.autocommit { database in
                _ = try database.execute(
                    """
                    INSERT INTO reward.reporter_pause (report_id, report, citizen_id, starts_at, ends_at, state, heard_at)
                    VALUES (\(bad.id), \(try MessageCoding.text(bad)), \(follower), \(start), \(end), 'active', \(start))
                    """
                )
            }
            await owner.close()
            try await desk.follow(event, by: follower, at: 60)
            try await desk.verify(event)
            #expect(try await desk.points(of: follower) == 0)
            for _ in 0..<2 { try await desk.lift(bad) }
            #expect(try await desk.kinds(of: follower) == ["followed"])
            #expect(try await desk.points(of: follower) == 1)
        }
    }

    @Test("Four services that hear of followers and findings at once give each follower one point for each case")
    func race() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        try await owner.transaction { database in
            try database.execute("UPDATE reward.setting SET value = 100000 WHERE name = 'daily_followed_cases'")
        }
        let clock = ServiceClock.fromNoon()
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward, clock: clock))
        }
        let city = try Neighbourhood(towns: 3, citizens: 20)
        let (followed, found) = (clock.now(), clock.now() + .seconds(60))
        let events = try (0..<100).map { number in
            try city.verified(cell: city.cells[number % 3], citizen: city.citizens[number % 20], at: found)
        }
        try await house.running(services) {
            let probe = Probe(house)
            for (number, event) in events.enumerated() {
                if number.isMultiple(of: 2) { try await probe.publish(event, from: .verification) }
                for step in 1...3 {
                    let follows = ReportFollowed(
                        report: event.report,
                        at: followed,
                        citizenID: city.citizens[(number + step) % 20],
                        followers: step
                    )
                    try await probe.publish(follows, from: .intake)
                }
                if !number.isMultiple(of: 2) { try await probe.publish(event, from: .verification) }
            }
            while try await owner.autocommit({
                try $0.execute("SELECT count(*) FROM reward.handled").decodeOne(Int.self)
            }) < events.count * 4 { await Task.yield() }
            await probe.close()
        }
        let (granted, posted) = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT count(*) FROM reward.followed_point WHERE withdrawn_at IS NULL),
                       (SELECT count(*) FROM reward.transaction WHERE kind = 'followed')
                """
            ).decodeOne((Int64, Int64).self)
        }
        #expect(granted == 300 && posted == 300)
        let report = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: Self.checks) }
        #expect(report.isClean, "\(report.text)")
        await owner.close()
        try await house.tearDown()
    }
}
