import AMQP
import DispatchService
import Foundation
import IntakeService
import Logging
import Messaging
import Model
import OperatorService
import PostgreSQL
import SchedulerService
import SeededRandom
import ServiceLifecycle
import SimulatedYear
import TestSupport
import Testing
import VerificationService

/// Two thousand reports through the real services, the scheduler among them, on a clock that the test moves.
@Suite("A shortened year on the real services", .timeLimit(.minutes(20)))
struct ShortYearTests {
    private static let reports = 2_000
    /// Of four hours each; as many again for what is still open.
    private static let steps = 60
    private static let seed = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../deploy/seed").path

    @Test(
        "Every deadline that came due had exactly one effect, none early, none after its cancel; every figure is its recount"
    )
    func shortYear() async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool(size: 4)
        let clock = try await MovedClock(pool)
        let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "year"))
        let services: [any Service] =
            try IntakeService.parts(house.assembly(of: .intake, clock: clock.clock))
            + VerificationService.parts(house.assembly(of: .verification, clock: clock.clock))
            + DispatchService.parts(
                house.assembly(
                    of: .dispatch,
                    adding: ["PHOTOS_TOKEN_KEY": String(repeating: "k", count: 64)],
                    clock: clock.clock
                )
            )
            + SchedulerService.parts(house.assembly(of: .scheduler, clock: clock.clock))
        let outcome: Result<Void, any Error>
        do {
            try await house.running(services) { try await Self.play(house, pool, clock, requester) }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await requester.close()
        await pool.close()
        try await house.tearDown()
        try outcome.get()
    }

    private static func play(
        _ house: TestHouse,
        _ pool: PostgresPool,
        _ clock: MovedClock,
        _ requester: AMQPRequester
    ) async throws {
        let probe = Probe(house)
        let client = CommandClient.patient(requester: requester, topology: house.broker.topology, clock: clock.clock)
        var people = People(pool, client, clock.clock, seed: 17)
        var sender = try await Sender(pool, clock.clock, seed: 5)
        var quiet = Quiet()
        let began = ContinuousClock.now
        try await clock.advance(try Self.untilOrdinaryWeeks(from: clock.clock.now()))
        let start = clock.clock.now()
        for step in 0..<steps {
            try await sender.send(reports / steps + (step < reports % steps ? 1 : 0), through: probe)
            if step % 10 == 3 { try await sender.leaves(through: client) }
            try await quiet.wait(pool)
            try await people.act(hurry: false)
            try await quiet.wait(pool)
            try await clock.advance(.seconds(4 * 3_600))
        }
        var rest = 0
        while try await open(pool) > 0, rest < steps {
            rest += 1
            try await quiet.wait(pool)
            try await people.act(hurry: true)
            try await quiet.wait(pool)
            try await clock.advance(.seconds(3_600))
        }
        try await quiet.wait(pool)
        await probe.close()
        print("A shortened year: \(people.carriedOut) commands in \(ContinuousClock.now - began).")
        try await judge(pool, from: start, at: clock.clock.now())
    }

    /// Until a Monday morning with two weeks ahead that have neither holidays nor working weekends: what is met does not hang on
    /// the day on which the test runs.
    private static func untilOrdinaryWeeks(from now: Timestamp) throws -> Duration {
        let calendar = try YearCity(seed: seed).policies.calendar
        var day = CivilDay(now) + 1
        while day.weekday != 0 || (0..<14).contains(where: { calendar.isWorkingDay(day + $0) != ($0 % 7 < 5) }) {
            day = day + 1
        }
        return day.start + .seconds(9 * 3_600) - now
    }

    private static func judge(_ pool: PostgresPool, from start: Timestamp, at end: Timestamp) async throws {
        let registered = try await pool.autocommit { database in
            try database.execute("SELECT count(*) FROM intake.report WHERE state = 'registered'").decodeOne(Int.self)
        }
        #expect(registered == reports)
        #expect(try await open(pool) == 0, "something is still open")
        let judgement = try await JournalJudgement(pool, policies: try YearCity(seed: seed).policies, at: end)
        #expect(judgement.faults == [])
        #expect(try await judgement.differences(in: pool) == [])
        #expect(judgement.effects > 500, "\(judgement.effects) effects of \(judgement.reached) deadlines")
        for type in [
            TaskWarned.type, TaskOverdue.type, CaseWarned.type, CaseOverdue.type, CaseReturned.type, CaseReworked.type,
            CaseSuspended.type, TaskHandedOver.type, AppealOpened.type, QuestionAnswered.type,
        ] {
            let count = try await pool.autocommit { database in
                try database.execute("SELECT count(*) FROM journal.message WHERE type = \(type)").decodeOne(Int.self)
            }
            #expect(count > 0, "the year never met \(type)")
        }
        let early = try await pool.autocommit { database in
            try database.execute("SELECT count(*) FROM scheduler.firing WHERE fired_at < due_at").decodeOne(Int.self)
        }
        #expect(early == 0)
        let report = try await pool.transaction { try Auditor(bindings: []).run(in: $0) }
        let chapters = ["state.", "timer.", "figures.", "duty."]
        let found = report.findings.filter { finding in chapters.contains { finding.code.hasPrefix($0) } }
        #expect(found.isEmpty, "\(report.text)")
        let counted = try await figures(pool)
        #expect(counted.contains { $0.hasPrefix("passing") } && counted.contains { $0.hasPrefix("newcomers") })
        _ = try await pool.transaction { try RecountStatements.recount(in: $0) }
        #expect(try await figures(pool) == counted, "a recount is not what was counted while it happened")
    }

    /// Every count of every table, as text, without its shards; what was counted and taken back again is nothing.
    private static func figures(_ pool: PostgresPool) async throws -> [String] {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT concat_ws(' ', 'figure', period, starts_on, town_code, department_code, figure, sum(count))
                  FROM read.figure
                 GROUP BY period, starts_on, town_code, department_code, figure HAVING sum(count) <> 0
                UNION ALL
                SELECT concat_ws(' ', 'local', period, starts_on, subject, town_code, code, figure, sum(count))
                  FROM read.local_figure
                 GROUP BY period, starts_on, subject, town_code, code, figure HAVING sum(count) <> 0
                UNION ALL
                SELECT concat_ws(' ', 'duration', period, starts_on, town_code, department_code, stage, bucket, sum(count))
                  FROM read.duration
                 GROUP BY period, starts_on, town_code, department_code, stage, bucket
                UNION ALL
                SELECT concat_ws(' ', 'passing', period, starts_on, town_code, from_code, to_code, sum(passed),
                                 sum(accepted), sum(seconds))
                  FROM dispatch.passing
                 GROUP BY period, starts_on, town_code, from_code, to_code
                UNION ALL
                SELECT concat_ws(' ', 'newcomers', month, town_code, campaign_code, cohort_code, sum(newcomers), sum(stayed))
                  FROM intake.reporter_figure
                 GROUP BY month, town_code, campaign_code, cohort_code
                UNION ALL
                SELECT concat_ws(' ', 'reporter', citizen_id, town_code, first_on, reports, stayed_with IS NOT NULL)
                  FROM intake.reporter
                 ORDER BY 1
                """
            ).decode(String.self)
        }
    }

    private static func open(_ pool: PostgresPool) async throws -> Int {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT count(*) FROM verification.task
                         WHERE state IN ('assigned', 'claimed', 'arrived', 'asking'))
                     + (SELECT count(*) FROM dispatch.case_file WHERE state <> 'closed')
                """
            ).decodeOne(Int.self)
        }
    }
}
