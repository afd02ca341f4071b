import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle
import WeChat

/// Holds each day against the provider's bill once that is final, and any day that the operator asks for at once.
struct Reconciler: Service {
    let assembly: ServiceAssembly
    let bills: any BillSource
    /// Tells the worker of this process.
    var bell: PayoutBell?

    /// Longer than two bills take with their time limits; who dies over a day leaves it to another after that.
    private static let lease = Duration.seconds(120)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await reconcileDue()
                    try await Task.sleep(for: .seconds(10))
                } catch {
                    assembly.logger.warning("reconciliation waits", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(60))
                }
            }
        }
    }

    /// One pass: asks for every day that is due, then compares each day that waits. A day that fails waits for its next try,
    /// the later ones go on.
    func reconcileDue() async throws {
        let now = assembly.clock.now()
        let found = try await assembly.pool.transaction { database in
            let days = try ReconciliationStore.days(at: now, in: database)
            try ReconciliationStore.ask(days.due(at: now), at: now, in: database)
            return try ReconciliationStore.settle(at: now, in: database)
        }
        report(found, of: nil)
        while let waiting = try await take(), try await reconcile(waiting) {}
        try await seekForgotten()
    }

    /// Asks the provider about numbers of ours that its bills name and that nobody here has used: what a restored database has
    /// forgotten is paid here as it is there.
    private func seekForgotten() async throws {
        let sought = try await assembly.change { transaction in
            let forgotten = try ReconciliationStore.forgotten(in: transaction.database)
            guard !forgotten.isEmpty else { return 0 }
            let desk = try PayoutDesk(transaction, reports: forgotten.map(\.report))
            var sought = 0
            for (report, number) in forgotten {
                guard let payout = desk[report],
                    let attempt = Reconciliation.attempt(of: number, report: report, after: payout.attempt),
                    let step = payout.found(attempt: attempt, at: transaction.now)
                else { continue }
                try desk.apply(step)
                sought += 1
            }
            try desk.close()
            return sought
        }
        guard sought > 0 else { return }
        assembly.logger.warning("forgotten bills are asked about", metadata: ["payouts": "\(sought)"])
        assembly.signal.committed()
        bell?.ring()
    }

    private func take() async throws -> WaitingDay? {
        let now = assembly.clock.now()
        return try await assembly.pool.transaction { database in
            try ReconciliationStore.take(until: now + Self.lease, at: now, in: database)
        }
    }

    /// - Returns: whether other days have a chance now.
    private func reconcile(_ waiting: WaitingDay) async throws -> Bool {
        // Taken before the bill: what the provider adds to it afterwards is not in it.
        let now = assembly.clock.now()
        do throws(WeChatFault) {
            let theirs = try await bills.transfers(on: waiting.day)
            var before: [Reconciliation.Theirs] = []
            if !waiting.isDayBeforeKept {
                // Not to be had: what it would explain is named, and settled once it is there.
                before = (try? await bills.transfers(on: waiting.day + -1)) ?? []
            }
            try await store(waiting, theirs, before, at: now)
            return true
        } catch {
            return try await giveUp(waiting, error)
        }
    }

    private func store(
        _ waiting: WaitingDay,
        _ theirs: [Reconciliation.Theirs],
        _ before: [Reconciliation.Theirs],
        at now: Timestamp
    ) async throws(WeChatFault) {
        do {
            let found = try await assembly.pool.transaction { database in
                let day = waiting.day
                try ReconciliationStore.keep(before, of: day + -1, at: now, in: database)
                try ReconciliationStore.keep(theirs, of: day, at: now, in: database)
                let ours = try ReconciliationStore.paid(on: day, or: theirs.map(\.number), in: database)
                let elsewhere = try ReconciliationStore.named(
                    ours.map(\.number),
                    onOtherDaysThan: day,
                    in: database
                )
                let differences = Reconciliation.differences(theirs: theirs, elsewhere: elsewhere, ours: ours)
                let unpaid = differences.isEmpty ? [] : try ReconciliationStore.unpaid(in: database)
                try ReconciliationStore.finish(waiting, theirs: theirs, ours: ours, at: now, in: database)
                let new = try ReconciliationStore.record(
                    Reconciliation.naming(differences, among: unpaid),
                    of: day,
                    at: now,
                    in: database
                )
                let late = try ReconciliationStore.settle(at: now, in: database)
                return new + late
            }
            report(found, of: waiting.day)
        } catch {
            throw .unreadable("\(error)")
        }
    }

    private func giveUp(_ waiting: WaitingDay, _ fault: WeChatFault) async throws -> Bool {
        let now = assembly.clock.now()
        let words = fault.description
        // Nothing was asked: that says nothing about the day.
        let isHeld = fault.cause == .held
        let failures = isHeld ? waiting.failures : waiting.failures + 1
        let pause = ReconciliationDays.pause(afterFailures: isHeld ? 1 : failures)
        let isCurrent = try await assembly.pool.transaction { database in
            try ReconciliationStore.fail(
                waiting,
                words,
                failures: failures,
                nextTry: now + pause,
                in: database
            )
        }
        let metadata: Logger.Metadata = [
            "day": "\(waiting.day)", "fault": "\(fault.code)", "failures": "\(failures)",
        ]
        if isCurrent, !isHeld, failures == ReconciliationDays.alarmingFailures {
            alarm("a day is not reconciled", metadata)
        } else {
            assembly.logger.warning("the bill is not to be had", metadata: metadata)
        }
        return !isHeld
    }

    /// - Parameter day: nil where postings that came late show differences of other days.
    private func report(_ differences: Int, of day: CivilDay?) {
        guard differences > 0 else { return }
        alarm(
            "the provider's bill differs",
            ["day": "\(day?.description ?? "earlier")", "differences": "\(differences)"]
        )
    }

    private func alarm(_ words: String, _ metadata: Logger.Metadata) {
        assembly.logger.error("\(words)", metadata: metadata)
        assembly.metrics.increment("payout_alarms_total", "Pauses and payouts that a person must look at.")
    }
}
