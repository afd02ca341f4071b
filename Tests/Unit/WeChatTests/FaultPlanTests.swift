import Testing
import WeChatSimulatorService

@Suite("The simulator's faults")
struct FaultPlanTests {
    private static let rules = [
        FaultRule(kind: .dropBefore, share: 0.2), FaultRule(kind: .busy, share: 0.2),
        FaultRule(kind: .notEnough, operation: "create", share: 0.3),
    ]
    private static let calls = (0..<300).flatMap { number in
        ["create", "query"].map { SimulatedCall($0, about: "RRP\(number)") }
    }

    private static func plan(seed: UInt64) -> FaultPlan {
        var plan = FaultPlan()
        plan.set(rules, seed: seed)
        return plan
    }

    /// What struck each call, of two attempts at each.
    private static func fates(_ seed: UInt64, in order: [SimulatedCall]) -> [SimulatedCall: [FaultRule.Kind?]] {
        var plan = plan(seed: seed)
        var fates: [SimulatedCall: [FaultRule.Kind?]] = [:]
        for call in order + order.reversed() {
            fates[call, default: []].append(plan.strike([.dropBefore, .busy, .notEnough], on: call))
        }
        return fates
    }

    @Test("A call meets the same fault whoever else asks before it; another seed strikes others")
    func repeatable() {
        let fates = Self.fates(7, in: Self.calls)
        #expect(Self.fates(7, in: Self.calls.shuffled()) == fates)
        #expect(Self.fates(8, in: Self.calls) != fates)
    }

    @Test("Each fault strikes its share of the calls, of its own operation alone, and not the same for ever")
    func shares() {
        let fates = Self.fates(7, in: Self.calls)
        let all = fates.values.flatMap { $0 }
        #expect((0.15...0.25).contains(Double(all.count { $0 == .dropBefore }) / Double(all.count)))
        #expect(fates.allSatisfy { $0.key.operation == "create" || !$0.value.contains(.notEnough) })
        #expect(fates.values.contains { $0[0] != nil && $0[1] == nil })
    }

    @Test("A fault that has so many strikes left ends with them")
    func remaining() {
        var plan = FaultPlan()
        plan.set([FaultRule(kind: .busy, remaining: 2)], seed: 1)
        #expect(Self.calls.prefix(5).count { plan.strike([.busy], on: $0) != nil } == 2)
        #expect(plan.struck == [.busy: 2])
    }
}
