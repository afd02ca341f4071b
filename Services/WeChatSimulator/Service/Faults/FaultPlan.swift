/// Which fault strikes next; from a seed, so that a run can be played again.
package struct FaultPlan: Sendable {
    package private(set) var rules: [FaultRule] = []
    package private(set) var struck: [FaultRule.Kind: Int] = [:]
    private var state: UInt64

    package init(seed: UInt64 = 1) { state = seed }

    package mutating func set(_ rules: [FaultRule], seed: UInt64?) {
        self.rules = rules
        if let seed { state = seed }
    }

    /// Whether one of these faults strikes now; the first rule that does counts.
    package mutating func strike(_ kinds: Set<FaultRule.Kind>, operation: String) -> FaultRule.Kind? {
        for place in rules.indices where kinds.contains(rules[place].kind) {
            let rule = rules[place]
            guard rule.operation ?? operation == operation, rule.remaining ?? 1 > 0, next() < rule.share else {
                continue
            }
            if let remaining = rule.remaining { rules[place].remaining = remaining - 1 }
            struck[rule.kind, default: 0] += 1
            return rule.kind
        }
        return nil
    }

    /// SplitMix64 as a number from 0 to below 1.
    private mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }
}
