/// Which fault strikes which call; from a seed, so that a run can be played again.
///
/// A call's fate follows from the seed, from what it is about and from how often the same was asked before, not from what others
/// ask meanwhile: a run whose processes take turns in another order still meets the same faults.
package struct FaultPlan: Sendable {
    private struct Throw: Hashable {
        let kind: FaultRule.Kind
        let call: SimulatedCall
    }

    package private(set) var rules: [FaultRule] = []
    package private(set) var struck: [FaultRule.Kind: Int] = [:]
    private var seed: UInt64
    private var thrown: [Throw: UInt64] = [:]

    package init(seed: UInt64 = 1) { self.seed = seed }

    package mutating func set(_ rules: [FaultRule], seed: UInt64?) {
        self.rules = rules
        if let seed {
            self.seed = seed
            thrown = [:]
        }
    }

    /// Whether one of these faults strikes now; the first rule that does counts.
    package mutating func strike(_ kinds: Set<FaultRule.Kind>, on call: SimulatedCall) -> FaultRule.Kind? {
        for place in rules.indices where kinds.contains(rules[place].kind) {
            let rule = rules[place]
            guard rule.operation ?? call.operation == call.operation, rule.remaining ?? 1 > 0,
                next(Throw(kind: rule.kind, call: call)) < rule.share
            else { continue }
            if let remaining = rule.remaining { rules[place].remaining = remaining - 1 }
            struck[rule.kind, default: 0] += 1
            return rule.kind
        }
        return nil
    }

    /// A number from 0 to below 1: SplitMix64, begun at the seed and the FNV-1a hash of what it is thrown for.
    private mutating func next(_ dice: Throw) -> Double {
        let count = thrown[dice, default: 0] + 1
        thrown[dice] = count
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(dice.kind.rawValue) \(dice.call.operation) \(dice.call.bill)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        let state = Self.mixed(seed ^ hash) &+ count &* 0x9E37_79B9_7F4A_7C15
        return Double(Self.mixed(state) >> 11) / 9_007_199_254_740_992
    }

    private static func mixed(_ state: UInt64) -> UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
