import Testing

@testable import Model

@Suite("Payouts against a hostile provider")
struct PayoutWalkTests {
    let report: ReportSummary
    let citizen = CitizenID(Samples.uuid(6))

    init() throws { report = try Stage().registered().report }

    private func walk(_ seed: UInt64, steps: Int, mayRestore: Bool = false) -> PayoutWalk {
        var walk = PayoutWalk(seed: seed, report: report, citizen: citizen, start: Samples.now)
        for _ in 0..<steps { walk.step(mayRestore: mayRestore) }
        return walk
    }

    @Test("Never paid twice; it always ends paid, released or on the work list; the ledger agrees with the provider")
    func never() {
        var states: Set<PayoutState> = []
        var ends: [PayoutState: Int] = [:]
        var faults: Set<String> = []
        for seed in 0..<3000 as Range<UInt64> {
            var walk = walk(seed, steps: 120)
            #expect(walk.provider.paid.count <= 1, "seed \(seed): paid twice")
            walk.settle()
            #expect(walk.faults.isEmpty, "seed \(seed): \(walk.faults)")
            #expect(walk.provider.paid.count <= 1, "seed \(seed): paid twice after settling")
            #expect(walk.payout.state.isFinal || walk.payout.state == .held, "seed \(seed): \(walk.payout.state)")
            switch walk.payout.state {
            case .paid:
                #expect(walk.provider.paid.count == 1, "seed \(seed): paid here, not there")
                #expect(walk.postings == [.pay])
            case .released, .withheld:
                #expect(walk.provider.paid.isEmpty, "seed \(seed): released here, paid there")
                #expect(walk.postings == [.release])
            default:
                #expect(walk.payout.hold != nil && walk.postings.isEmpty)
            }
            for (number, bodies) in walk.bodies { #expect(bodies.count == 1, "seed \(seed): \(number)") }
            states.formUnion(walk.states)
            ends[walk.payout.state, default: 0] += 1
            faults.formUnion(walk.provider.faults)
        }
        #expect(states == Set(PayoutState.allCases), "every state was reached")
        #expect(ends[.withheld, default: 0] > 50, "too few were withheld: \(ends)")
        #expect(ends[.paid, default: 0] > 300 && ends[.released, default: 0] > 100, "too one-sided: \(ends)")
        let expected: Set<String> = [
            "droppedBefore", "delayed", "droppedAfter", "failedAfterCommit", "busy", "notEnough", "signature",
            "refusedWithout", "refusedThough", "notFoundThough", "otherBill", "lyingHint",
        ]
        #expect(expected.isSubset(of: faults), "every fault was met: \(expected.subtracting(faults))")
    }

    @Test("A database restored from any backup pays nothing twice and finds what it has forgotten before releasing it")
    func restored() {
        var forgotten = 0
        for seed in 0..<2000 as Range<UInt64> {
            var walk = walk(seed &+ 1_000_000, steps: 200, mayRestore: true)
            let wasPaid = !walk.provider.paid.isEmpty && walk.payout.state != .paid
            walk.settle()
            #expect(walk.provider.paid.count <= 1, "seed \(seed): paid twice")
            switch walk.payout.state {
            case .paid: #expect(walk.provider.paid.count == 1, "seed \(seed): paid here, not there")
            case .released: #expect(walk.provider.paid.isEmpty, "seed \(seed): released here, paid there")
            // Withheld by a person who decided anew: the reconciliation names it.
            default: #expect(walk.payout.state == .withheld || walk.payout.hold != nil, "seed \(seed)")
            }
            if wasPaid, walk.payout.state == .paid { forgotten += 1 }
        }
        #expect(forgotten > 20, "too few were found again: \(forgotten)")
    }
}
