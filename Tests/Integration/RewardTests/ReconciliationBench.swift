import Messaging
import NIOConcurrencyHelpers
import PostgreSQL
import Runtime
import TestSupport
import Testing

@testable import Model
@testable import OperatorService
@testable import RewardService

/// A reconciler on the real tables, with the provider's bills and the clock in the test's hands. What it compares lies in the
/// month before this one.
struct ReconciliationBench: Sendable {
    struct Difference: Hashable {
        let day: String
        let kind: String
        let number: String
        let report: ReportID?
        let resolvedBy: String?
        let resolution: String?
    }

    struct Progress: Hashable {
        /// Compared when the bill was final, and not asked for again.
        let done: [String]
        let waiting: [String]
    }

    let owner: PostgresPool
    let bills = ScriptedBills()
    let assembly: ServiceAssembly
    /// The last day of the month.
    let monthEnd: CivilDay
    private let time: NIOLockedValueBox<Timestamp>

    /// `2026-10`.
    var month: String { String(monthEnd.description.prefix(7)) }
    var reconciler: Reconciler { Reconciler(assembly: assembly, bills: bills) }

    private init(_ house: TestHouse) throws {
        let today = CivilDay(ServiceClock.real.now())
        monthEnd = today.firstOfMonth + -1
        let time = NIOLockedValueBox(monthEnd.start)
        self.time = time
        owner = try house.database.pool(size: 1)
        assembly = try house.assembly(of: .reward, clock: ServiceClock { time.withLockedValue { $0 } })
    }

    static func run(_ body: (ReconciliationBench) async throws -> Void) async throws {
        let house = try await TestHouse.build()
        let bench = try ReconciliationBench(house)
        let outcome: Result<Void, any Error>
        do {
            try await body(bench)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await bench.assembly.pool.close()
        await bench.owner.close()
        try await house.tearDown()
        try outcome.get()
    }

    func set(_ day: CivilDay, hour: Int64, minute: Int64 = 0) {
        let moment = day.start + .seconds(hour * 3600 + minute * 60)
        time.withLockedValue { $0 = moment }
    }

    func wait(_ duration: Duration) { time.withLockedValue { $0 = $0 + duration } }

    /// One pass.
    func pass(on day: CivilDay, hour: Int64 = 10, minute: Int64 = 0) async throws {
        set(day, hour: hour, minute: minute)
        try await reconciler.reconcileDue()
    }

    /// A bill that was sent at noon of a day; nothing is posted yet. Its number is that of the report's first attempt.
    func send(_ name: String, _ fen: Int64, on day: CivilDay) async throws -> String {
        let report = ReportID.named("report/\(name)")
        let number = PayoutBill.number(of: report, attempt: 1)
        let noon = day.start + .seconds(12 * 3600)
        let month = String(day.description.prefix(7))
        try await owner.transaction { database in
            try database.execute(
                """
                INSERT INTO reward.payout (report_id, citizen_id, town_code, month, fen, state, version, attempt, bill_number,
                                           hold, reserved_until, changed_at, document)
                VALUES (\(report), \(CitizenID.named(name)), '441900003', \(month), \(fen), 'held', 1, 1, \(number),
                        'unreachable', \(noon), \(noon), '{}')
                """
            )
            try database.execute(
                """
                INSERT INTO reward.bill (number, report_id, attempt, body, stored_at)
                VALUES (\(number), \(report), 1, '{}', \(noon))
                """
            )
        }
        return number
    }

    /// Posts what was sent, one minute after noon of a day.
    func post(_ name: String, _ fen: Int64, on day: CivilDay) async throws {
        let report = ReportID.named("report/\(name)")
        let moment = day.start + .seconds(12 * 3600 + 60)
        let payment = try LedgerTransaction<Fen>.transfer(
            Fen(fen),
            from: .reserved(CitizenID.named(name)),
            to: .paid,
            id: TransactionID.named("pay/\(report)")
        )
        let town = try #require(TownCode("441900003"))
        let entries = payment.postings.map { posting in
            LedgerStore.Entry(
                transaction: payment.id,
                ledger: "cash",
                kind: "pay",
                report: report,
                account: posting.account,
                amount: posting.amount.amount,
                town: town
            )
        }
        try await owner.transaction { database in
            try database.execute(
                "UPDATE reward.payout SET state = 'paid', hold = NULL, fen = \(fen) WHERE report_id = \(report)"
            )
            try LedgerStore.post(entries, at: moment, in: database)
        }
    }

    /// Sent, paid by the provider and posted on the same day.
    func settle(_ name: String, _ fen: Int64, on day: CivilDay) async throws {
        bills.pay(try await send(name, fen, on: day), fen, on: day)
        try await post(name, fen, on: day)
    }

    /// As `rrp payouts reconcile` does.
    func ask(_ day: CivilDay) async throws {
        let text = day.description
        try await owner.transaction { try ReconciliationStatements.ask(text, Signature("李会计"), in: $0) }
    }

    func progress() async throws -> Progress {
        try await owner.autocommit { database in
            let days = try database.execute(
                """
                SELECT day::text, done_at >= bill_final_at AND NOT is_asked FROM reward.reconciliation ORDER BY day
                """
            ).decode((String, Bool?).self)
            return Progress(
                done: days.filter { $0.1 == true }.map { $0.0 },
                waiting: days.filter { $0.1 != true }.map { $0.0 }
            )
        }
    }

    /// As `rrp payouts differences` tells them, of every day.
    func differences() async throws -> [Difference] {
        try await owner.autocommit { try ReconciliationStatements.found(in: "", in: $0) }.map {
            Difference(
                day: $0.difference.day,
                kind: $0.difference.kind,
                number: $0.difference.number,
                report: $0.difference.report,
                resolvedBy: $0.settlement?.by,
                resolution: $0.settlement?.words
            )
        }.sorted { ($0.day, $0.kind) < ($1.day, $1.kind) }
    }

    func failing() async throws -> [ReconciliationStatements.Failing] {
        try await owner.autocommit { try ReconciliationStatements.failing(in: $0) }
    }

    func monthNow() async throws -> ReconciliationStatements.Month {
        let month = month
        return try await owner.autocommit { try ReconciliationStatements.month(month, in: $0) }
    }

    /// How often somebody was called.
    var alarms: String {
        let name = "rrp_payout_alarms_total "
        let line = assembly.metrics.rendered().split(separator: "\n").first { $0.hasPrefix(name) }
        return line.map { String($0.dropFirst(name.count)) } ?? "0.0"
    }
}
