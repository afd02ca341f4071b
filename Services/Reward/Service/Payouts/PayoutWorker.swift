import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle
import WeChat

/// Makes the calls to WeChat Pay that payouts ask for: leases them, calls outside any transaction, then stores the answers,
/// those that came in together in one transaction.
///
/// A process that dies in between leaves its lease; when that ends, the same call with the same bytes is made again.
struct PayoutWorker: Service {
    let assembly: ServiceAssembly
    let client: PayClient
    let bell: PayoutBell
    private let counter = PayoutCounter(width: 32)

    init(assembly: ServiceAssembly, client: PayClient, bell: PayoutBell) {
        self.assembly = assembly
        self.client = client
        self.bell = bell
    }

    /// Longer than a call with its time limit, its place in line and a slow commit.
    private static let lease = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await storeAll() }
                var failures = 0
                while !Task.isCancelled {
                    do {
                        let places = await counter.places()
                        guard places > 0 else { continue }
                        let payouts = try await assembly.pool.transaction { database in
                            try PayoutStore.lease(places, for: Self.lease, in: database)
                        }
                        failures = 0
                        counter.began(payouts.count)
                        for payout in payouts { group.addTask { await carryOut(payout) } }
                        // Others' payouts, and those whose lease ended, are found by looking once a second.
                        if payouts.isEmpty { await bell.wait(atMost: .seconds(1)) }
                    } catch {
                        failures += 1
                        await wait(after: error, failures: failures)
                    }
                }
            }
        }
    }

    private func carryOut(_ payout: Payout) async {
        guard let call = payout.call, let bill = payout.bill else { return counter.stored(1) }
        let news = await ask(call, bill)
        if news == nil {
            // The provider is unwell: nobody's patience is used up by that, and no place is free for a while.
            try? await Task.sleep(for: .seconds(1))
        } else {
            assembly.metrics.increment(
                "payout_calls_total",
                "Calls to WeChat Pay by kind.",
                labels: ["call": call.rawValue]
            )
        }
        counter.heard(PayoutCounter.Heard(payout: payout, call: call, news: news))
    }

    private func ask(_ call: PayoutCall, _ bill: PayoutBill) async -> PayoutNews? {
        do throws(WeChatFault) {
            switch call {
            case .create:
                guard let body = bill.body else { return .notFound }
                return PayoutNews(try await client.createTransfer(body: Array(body.utf8)))
            case .query: return PayoutNews(try await client.transfer(bill.number))
            case .cancel: return PayoutNews(try await client.cancelTransfer(bill.number))
            }
        } catch {
            return error.cause == .held ? nil : PayoutNews(error)
        }
    }

    private func storeAll() async {
        while !Task.isCancelled {
            let heard = await counter.take()
            guard !heard.isEmpty else { continue }
            await storePatiently(heard)
            counter.stored(heard.count)
        }
    }

    /// What cannot be stored at all is asked again when its lease ends.
    private func storePatiently(_ heard: [PayoutCounter.Heard]) async {
        for attempt in 1...5 {
            do {
                return try await store(heard)
            } catch {
                await wait(after: error, failures: attempt)
            }
        }
        // One of them may be wrong in itself: the others are stored all the same.
        guard heard.count > 1 else { return }
        for alone in heard { await storePatiently([alone]) }
    }

    private func store(_ heard: [PayoutCounter.Heard]) async throws {
        let steps = try await assembly.pool.transaction { [assembly] database -> [PayoutStep] in
            let transaction = ServiceTransaction(
                database: database,
                now: assembly.clock.now(),
                service: .reward,
                topology: assembly.topology
            )
            let answered = heard.filter { $0.news != nil }
            let desk = try PayoutDesk(transaction, reports: answered.map(\.payout.report.id))
            let unknown = answered.filter { $0.news == .notFound }.compactMap(\.payout.bill?.number)
            let named = try ReconciliationStore.named(unknown, in: database)
            var steps: [PayoutStep] = []
            for answer in answered {
                guard let news = answer.news else { continue }
                let report = answer.payout.report.id
                try PayoutStore.record(
                    answer.call,
                    of: answer.payout,
                    news.outcome,
                    at: transaction.now,
                    in: database
                )
                let step = desk[report]?.hearing(
                    news,
                    of: answer.call,
                    callNumber: answer.payout.callNumber,
                    isNamed: answer.payout.bill.map { named.contains($0.number) } ?? false,
                    at: transaction.now
                )
                guard let step else { continue }
                try desk.apply(step)
                steps.append(step)
            }
            try desk.close()
            try PayoutStore.giveBack(heard.filter { $0.news == nil }.map(\.payout.report.id), in: database)
            try transaction.writeJournal()
            return steps
        }
        assembly.signal.committed()
        bell.ring()
        steps.forEach(report)
    }

    private func wait(after error: any Error, failures: Int) async {
        assembly.logger.warning("payouts wait", metadata: ["error": "\(error)"])
        let pause = BatchPolicy.pauseMilliseconds(attempt: failures)
        try? await Task.sleep(for: .milliseconds(Int.random(in: pause / 2...pause)))
    }

    /// Alarms: what stops a town or everybody, and what a person must look at.
    private func report(_ step: PayoutStep) {
        switch step.pause {
        case .town(let town, let code):
            alarm("paying is paused for a town", ["town": "\(town)", "code": "\(code)"])
        case .everybody(let code):
            alarm("paying is paused for everybody", ["code": "\(code)"])
        case nil: break
        }
        if step.events.contains(where: { $0 is RedPacketHeld }) {
            alarm(
                "a payout is on the work list",
                ["report": "\(step.payout.report.id)", "reason": "\(step.payout.hold?.rawValue ?? "")"]
            )
        }
    }

    private func alarm(_ words: String, _ metadata: Logger.Metadata) {
        assembly.logger.error("\(words)", metadata: metadata)
        assembly.metrics.increment("payout_alarms_total", "Pauses and payouts that a person must look at.")
    }
}
