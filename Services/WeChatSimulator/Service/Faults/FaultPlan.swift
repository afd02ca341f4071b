import Crypto
import Foundation

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
    private var thrown: [Throw: Int] = [:]

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

    /// A number from 0 to below 1: the upper 53 bits of the SHA-256 of the seed and of what it is thrown for.
    private mutating func next(_ dice: Throw) -> Double {
        let count = thrown[dice, default: 0] + 1
        thrown[dice] = count
        let words = "\(seed)/\(dice.kind.rawValue)/\(dice.call.operation)/\(dice.call.bill)/\(count)"
        let bits = SHA256.hash(data: Data(words.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(bits >> 11) * 0x1p-53
    }
}
