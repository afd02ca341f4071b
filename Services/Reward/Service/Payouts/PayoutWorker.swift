import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle
import WeChat

/// Makes the calls to WeChat Pay that payouts ask for: leases them, calls outside any transaction, then stores the answer.
///
/// A process that dies in between leaves its lease; when that ends, the same call with the same bytes is made again.
struct PayoutWorker: Service {
    let assembly: ServiceAssembly
    let client: PayClient
    let bell: PayoutBell

    /// Longer than a call with its time limit, its place in line and a slow commit.
    private static let lease = Duration.seconds(60)
    private static let width = 16

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var failures = 0
            while !Task.isCancelled {
                do {
                    let count = try await work()
                    failures = 0
                    // Others' payouts, and those whose lease ended, are found by looking once a second.
                    if count == 0 { await bell.wait(atMost: .seconds(1)) }
                } catch {
                    failures += 1
                    assembly.logger.warning("payouts wait", metadata: ["error": "\(error)"])
                    let pause = BatchPolicy.pauseMilliseconds(attempt: failures)
                    try? await Task.sleep(for: .milliseconds(Int.random(in: pause / 2...pause)))
                }
            }
        }
    }

    /// - Returns: how many calls were made.
    private func work() async throws -> Int {
        let payouts = try await assembly.pool.transaction { database in
            try PayoutStore.lease(Self.width, for: Self.lease, in: database)
        }
        try await withThrowingDiscardingTaskGroup { group in
            for payout in payouts { group.addTask { try await carryOut(payout) } }
        }
        return payouts.count
    }

    private func carryOut(_ payout: Payout) async throws {
        guard let call = payout.call, let bill = payout.bill else { return }
        let news = await ask(call, bill)
        assembly.metrics.increment(
            "payout_calls_total",
            "Calls to WeChat Pay by kind.",
            labels: ["call": call.rawValue]
        )
        let step = try await assembly.pool.transaction { [assembly] database -> PayoutStep? in
            let transaction = ServiceTransaction(
                database: database,
                now: assembly.clock.now(),
                service: .reward,
                topology: assembly.topology
            )
            let desk = try PayoutDesk(transaction, reports: [payout.report.id])
            try PayoutStore.record(call, of: payout, news.outcome, at: transaction.now, in: database)
            let step = desk[payout.report.id]?.hearing(
                news,
                of: call,
                callNumber: payout.callNumber,
                at: transaction.now
            )
            if let step { try desk.apply(step) }
            try desk.close()
            try transaction.writeJournal()
            return step
        }
        assembly.signal.committed()
        report(step)
    }

    private func ask(_ call: PayoutCall, _ bill: PayoutBill) async -> PayoutNews {
        do throws(WeChatFault) {
            switch call {
            case .create: return PayoutNews(try await client.createTransfer(body: Array(bill.body.utf8)))
            case .query: return PayoutNews(try await client.transfer(bill.number))
            case .cancel: return PayoutNews(try await client.cancelTransfer(bill.number))
            }
        } catch {
            return PayoutNews(error)
        }
    }

    /// Alarms: what stops a town or everybody, and what a person must look at.
    private func report(_ step: PayoutStep?) {
        guard let step else { return }
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
