import AMQP
import City
import DispatchService
import Foundation
import GatewayService
import IntakeService
import Logging
import Messaging
import Model
import NotificationService
import OperatorService
import PostgreSQL
import RewardService
import Runtime
import SchedulerService
import ServiceLifecycle
import TestSupport
import Testing
import VerificationService

/// A house in which five reports have gone different ways, one of them by somebody who is forgotten since, and nothing moves
/// any more.
struct AuditBench: Sendable {
    let pool: PostgresPool

    /// The broker's bindings, as this house declared them.
    static let bindings = Topology.subscriptions.flatMap { service, contracts in
        contracts.map { QueueBinding(queue: "\(QueueName.events(service))", type: "\($0.type)") }
    }

    static func run(_ body: @escaping @Sendable (AuditBench) async throws -> Void) async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool(size: 2)
        let gateway = try house.assembly(of: .gateway)
        let forgotten = Forgotten(gateway, pool)
        let services: [any Service] =
            try [gateway.relay(.services)]
            + IntakeService.parts(house.assembly(of: .intake))
            + VerificationService.parts(house.assembly(of: .verification))
            + DispatchService.parts(
                house.assembly(of: .dispatch, adding: ["PHOTOS_TOKEN_KEY": String(repeating: "k", count: 64)])
            )
            + RewardService.parts(house.assembly(of: .reward))
            + SchedulerService.parts(house.assembly(of: .scheduler))
            + NotificationService.parts(house.assembly(of: .notification))
        let outcome: Result<Void, any Error>
        do {
            try await house.running(services) { try await live(house, pool, forgotten) }
            let sealer = JournalSealer(
                pool: pool,
                seal: JournalSeal(blockLimit: 10),
                headsFile: nil,
                logger: Logger(label: "seal")
            )
            _ = try await sealer.sealAll()
            for service in Recount.services {
                while try await pool.transaction({ try FigureLedger.fold(1_000, of: service, in: $0) }) > 0 {}
            }
            try await body(AuditBench(pool: pool))
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await pool.close()
        try await house.tearDown()
        try outcome.get()
    }

    /// Audits in a transaction of which nothing stays.
    func audit(_ corruption: Corruption? = nil) async throws -> AuditReport {
        let auditor = Auditor(
            bindings: Self.bindings,
            log: corruption.map { ReplayLog(lines: $0.log) },
            heads: corruption?.heads ?? []
        )
        do {
            try await pool.transaction { database in
                if let corruption, !corruption.sql.isEmpty {
                    try database.script(Corruption.unguard)
                    try database.script(corruption.sql)
                }
                throw Audited(report: try auditor.run(in: database))
            }
        } catch let audited as Audited {
            return audited.report
        }
        throw CancellationError()
    }

    private struct Audited: Error { let report: AuditReport }

    /// Rejected; registered; solved on the spot; confirmed and at its department; unfounded, and its reporter gone.
    private static func live(_ house: TestHouse, _ pool: PostgresPool, _ forgotten: Forgotten) async throws {
        let probe = Probe(house)
        let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "audit"))
        let client = CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
        let site = try await Site(pool)
        try await probe.publish(site.submission("0901", longitude: 118), from: .gateway)
        let open = try site.submission("0901")
        try await probe.publish(open, from: .gateway)
        for (category, finding) in [("0803", Finding.resolvedOnSite), ("0702", .confirmed)] {
            let submission = try site.submission(category)
            try await probe.publish(submission, from: .gateway)
            let task = TaskID(kind: .first, of: submission.reportID, round: 1)
            try await wait(pool) {
                try $0.execute("SELECT 1 FROM verification.task WHERE task_id = \(task)").count == 1
            }
            let claim = ClaimTask(taskID: task, actor: site.officer)
            _ = try await client.send(claim, id: .new(at: ServiceClock.real.now()), traceparent: nil)
            let record = RecordFinding(
                taskID: task,
                finding: finding,
                position: submission.pin,
                photos: [try site.photo()],
                words: "现场核实",
                actor: site.officer
            )
            let reply = try await client.send(record, id: .new(at: ServiceClock.real.now()), traceparent: nil)
            guard case .done = reply else { throw Site.Refused(reply: "\(reply)") }
        }
        try await forgotten.signUp()
        let last = try forgotten.submission(at: site, try site.submission("0901").categoryCode)
        try await probe.publish(last, from: .gateway)
        let look = TaskID(kind: .first, of: last.reportID, round: 1)
        try await wait(pool) { try $0.execute("SELECT 1 FROM verification.task WHERE task_id = \(look)").count == 1 }
        try await forgotten.talk(about: last, at: site, client)
        try await forgotten.contest(last, at: site, client)
        try await forgotten.follow(open.reportID, client)
        #expect(try await forgotten.unmask(last, at: site).phone == "13877776666")
        try await rest(pool, "EXISTS (SELECT FROM reward.reporter_pause WHERE state = 'active')")
        let figures = try await Self.figures(pool)
        let left = try await forgotten.leave()
        #expect(left.before == 0 && left.after == 1)
        try await rest(
            pool,
            """
            (SELECT count(*) FROM journal.redaction) = 3
            AND NOT EXISTS (SELECT FROM notification.subscription) AND NOT EXISTS (SELECT FROM intake.follower)
            """
        )
        #expect(try await Self.figures(pool) == figures)
        await probe.close()
        await requester.close()
    }

    /// Everything that follows has followed, and every message is where it belongs.
    private static func rest(_ pool: PostgresPool, _ condition: String) async throws {
        try await wait(pool) { database in
            let isThere = try database.execute(
                """
                SELECT (SELECT count(*) FROM intake.report) = 5
                   AND (SELECT count(*) FROM dispatch.case_file WHERE state = 'dispatched') = 1
                   AND NOT EXISTS (SELECT FROM journal.outbox)
                   AND \(unsafeSQL: condition)
                """
            ).decodeOne(Bool.self)
            guard isThere else { return false }
            return try database.savepoint {
                try Auditor(bindings: bindings).run(in: database).isClean
            }
        }
    }

    /// Every count and every balance, as text.
    static func figures(_ pool: PostgresPool) async throws -> [String] {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT 'intake', town_code, figure, period, sum(count)::text FROM intake.figure_now GROUP BY 2, 3, 4
                 UNION ALL
                SELECT 'verification', town_code, figure, period, sum(count)::text FROM verification.figure_now GROUP BY 2, 3, 4
                 UNION ALL
                SELECT 'dispatch', town_code, figure, period, sum(count)::text FROM dispatch.figure_now GROUP BY 2, 3, 4
                 UNION ALL
                SELECT 'newcomers', town_code, campaign_code || ' ' || cohort_code, month::text,
                       sum(newcomers) || ' ' || sum(stayed) FROM intake.reporter_figure GROUP BY 2, 3, 4
                 UNION ALL
                SELECT 'reporter', citizen_id::text, town_code, first_on::text, reports::text FROM intake.reporter
                 UNION ALL
                SELECT 'reward', account.code, '', '', sum(posting.amount)::text
                  FROM reward.posting JOIN reward.account ON account.id = posting.account_id GROUP BY account.code
                 ORDER BY 1, 2, 3, 4
                """
            ).decode((String, String, String, String, String).self).map { "\($0)" }
        }
    }

    /// Looks again and again; the test's time limit ends it.
    private static func wait(
        _ pool: PostgresPool,
        until holds: @escaping @Sendable (Database) throws -> Bool
    ) async throws {
        struct Looked: Error { let holds: Bool }
        while true {
            do {
                try await pool.transaction { database in throw Looked(holds: try holds(database)) }
            } catch let looked as Looked {
                if looked.holds { return }
            }
            try Task.checkCancellation()
        }
    }
}
