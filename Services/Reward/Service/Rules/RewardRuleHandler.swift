import City
import Messaging
import Model

/// The city sets the rules for what true reports bring; each change stands in the journal with its author.
struct RewardRuleHandler: Sendable {
    let catalogue: CategoryCatalogue

    var handler: MessageHandler { MessageHandler(SetRewardRule.self, batch: set) }

    @Sendable func set(
        _ messages: [Received<SetRewardRule>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let traits = try catalogue.traits(at: transaction.now, in: transaction.database)
        return try messages.map { message -> Disposition in
            let command = message.body
            let rule = command.rule
            if let refusal = rule.refusal(to: command.actor) ?? rule.fault ?? Self.fault(of: rule, traits) {
                return .refused(refusal)
            }
            let known = try RewardRuleStore.lock(rule.id, in: transaction.database) ?? 0
            if let expected = command.expectedVersion, expected != known {
                return .refused(Refusal(.versionConflict))
            }
            let version = known + 1
            try RewardRuleStore.store(
                rule,
                version: version,
                by: command.actor.id,
                at: transaction.now,
                in: transaction.database
            )
            try transaction.emit(
                RewardRuleChanged(rule: rule, version: version, at: transaction.now),
                sequence: Int64(version),
                cause: message.envelope,
                actor: "\(command.actor.role.rawValue):\(command.actor.id)"
            )
            return .answered(
                json: try MessageCoding.text(
                    RewardRuleState(ruleID: rule.id, version: version, isActive: rule.isActive)
                )
            )
        }
    }

    /// A category that is not there, or is never rewarded.
    static func fault(of rule: RewardRule, _ traits: [CategoryCode: CategoryTraits]) -> Refusal? {
        switch LimitPolicy.Scope(rule.category) {
        case .item(let code):
            guard let category = traits[code] else { return Refusal(.categoryUnknown) }
            return category.reward == nil ? Refusal(.rewardRuleExcluded) : nil
        case .categoryClass(let digits):
            let items = traits.values.filter { $0.code.categoryClass == digits }
            if items.isEmpty { return Refusal(.categoryUnknown) }
            return items.allSatisfy { $0.reward == nil } ? Refusal(.rewardRuleExcluded) : nil
        case .all, nil: return nil
        }
    }
}
