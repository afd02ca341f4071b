import SeededRandom

@testable import Model

/// A provider that keeps one promise (one number, one transfer) and breaks every other: answers are lost, late, doubled or
/// wrong; what it has just made it does not find; it refuses what it then carries out.
struct HostileProvider {
    struct Bill {
        let body: String
        let openID: String
        var state: PayoutNews.Bill.State
        var visibleFrom: Timestamp
        let expiresAt: Timestamp
    }

    private(set) var bills: [String: Bill] = [:]
    /// Its own record of what it paid: a number for every transfer.
    private(set) var paid: [String] = []
    /// Requests that are still on their way.
    private var inFlight: [(call: PayoutCall, number: String, body: String, openID: String)] = []
    /// Once honest, it stays so.
    var isHonest = false
    private(set) var faults: Set<String> = []

    /// Carries a call out (or not) and answers (or not).
    mutating func answer(
        _ call: PayoutCall,
        _ payout: Payout,
        at now: Timestamp,
        using random: inout SeededGenerator
    ) -> PayoutNews {
        // Only a bill with bytes and a receiver can be created; any number can be asked about.
        guard let bill = payout.bill, call != .create || bill.body != nil && payout.openID != nil else {
            return fault("noBill", .query)
        }
        let openID = payout.openID ?? ""
        let request = (call: call, number: bill.number, body: bill.body ?? "", openID: openID)
        guard !isHonest else { return carryOut(request, payout.amount, at: now, using: &random) }
        switch Int.random(in: 0..<20, using: &random) {
        case 0: return fault("droppedBefore", .query)
        case 1:
            inFlight.append(request)
            return fault("delayed", .query)
        case 2, 3:
            _ = carryOut(request, payout.amount, at: now, using: &random)
            return fault("droppedAfter", .query)
        case 4:
            _ = carryOut(request, payout.amount, at: now, using: &random)
            return fault("failedAfterCommit", .again)
        case 5: return fault("busy", .again)
        case 6: return call == .create ? fault("notEnough", .topUp) : fault("busy", .again)
        case 7: return fault("signature", .configure)
        case 8: return fault("refusedWithout", .refused)
        case 9:
            _ = carryOut(request, payout.amount, at: now, using: &random)
            return fault("refusedThough", .refused)
        case 10 where bills[bill.number].map { now < $0.visibleFrom + .seconds(60) } ?? true:
            if call != .query { _ = carryOut(request, payout.amount, at: now, using: &random) }
            faults.insert("notFoundThough")
            return .notFound
        case 11:
            faults.insert("otherBill")
            return .bill(.init(number: "RRPelse", state: .success, amount: payout.amount, openID: openID))
        case 12 where call == .create:
            let truth = carryOut(request, payout.amount, at: now, using: &random)
            guard case .bill(let told) = truth else { return truth }
            faults.insert("lyingHint")
            let lies: [PayoutNews.Bill.State] = [.failed, .cancelled, .success, .moving]
            return .bill(.init(number: told.number, state: lies[Int.random(in: 0..<4, using: &random)]))
        default: return carryOut(request, payout.amount, at: now, using: &random)
        }
    }

    private mutating func fault(_ code: String, _ advice: PayoutNews.Fault.Advice) -> PayoutNews {
        faults.insert(code)
        return .fault(.init(code: code, advice: advice))
    }

    private mutating func carryOut(
        _ request: (call: PayoutCall, number: String, body: String, openID: String),
        _ amount: Fen,
        at now: Timestamp,
        using random: inout SeededGenerator
    ) -> PayoutNews {
        let number = request.number
        switch request.call {
        case .create:
            if let known = bills[number] {
                guard known.body == request.body else { return fault("otherContent", .refused) }
            } else {
                let states: [PayoutNews.Bill.State] = isHonest ? [.waiting] : [.waiting, .waiting, .accepted, .moving]
                let hidden = isHonest ? 0 : Int64.random(in: 0...60, using: &random)
                bills[number] = Bill(
                    body: request.body,
                    openID: request.openID,
                    state: states[Int.random(in: 0..<states.count, using: &random)],
                    visibleFrom: now + .seconds(hidden),
                    expiresAt: now + .seconds(86_400 + Int64.random(in: 0...7200, using: &random))
                )
            }
            return told(number, amount, isQuery: false)
        case .query:
            guard let known = bills[number], known.visibleFrom <= now else { return .notFound }
            return told(number, amount, isQuery: true)
        case .cancel:
            guard let known = bills[number], known.visibleFrom <= now else { return .notFound }
            if [.waiting, .accepted, .moving].contains(known.state) { bills[number]?.state = .cancelled }
            return told(number, amount, isQuery: false)
        }
    }

    private func told(_ number: String, _ amount: Fen, isQuery: Bool) -> PayoutNews {
        guard let bill = bills[number] else { return .notFound }
        return .bill(
            .init(
                number: number,
                state: bill.state,
                providerNumber: "133\(number)",
                packageInfo: !isQuery && bill.state == .waiting ? "package-\(number)" : nil,
                amount: isQuery ? amount : nil,
                openID: isQuery ? bill.openID : nil
            )
        )
    }

    /// The citizen confirms in WeChat.
    mutating func confirm(_ number: String) {
        guard bills[number]?.state == .waiting else { return }
        bills[number]?.state = .success
        paid.append(number)
    }

    /// Time passes: what was on its way arrives, what was going on goes on, what nobody confirmed dies.
    mutating func live(until now: Timestamp, amount: Fen, using random: inout SeededGenerator) {
        let arriving = inFlight
        inFlight = []
        for request in arriving { _ = carryOut(request, amount, at: now, using: &random) }
        for (number, bill) in bills.sorted(by: { $0.key < $1.key }) {
            if bill.expiresAt <= now, bill.state == .waiting { bills[number]?.state = .failed }
            if bill.state == .accepted || bill.state == .moving, isHonest || Bool.random(using: &random) {
                bills[number]?.state = bill.expiresAt <= now ? .failed : .waiting
            }
        }
    }

    /// Whether money may still flow for a number: a person looks it up in the merchant's console.
    func mayStillPay(_ number: String) -> Bool {
        guard let state = bills[number]?.state else { return false }
        return ![.failed, .cancelled, .success].contains(state)
    }
}
