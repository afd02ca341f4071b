import Messaging
import Model

/// The city and the centres set the rules for where confirmed cases go.
struct RoutingHandler: Sendable {
    let city: CityDirectory

    var handler: MessageHandler { MessageHandler(SetRoutingRule.self, batch: set) }

    private func set(
        _ messages: [Received<SetRoutingRule>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        try messages.map { message -> Disposition in
            let command = message.body
            if let refusal = try refusal(of: command, transaction) { return .refused(refusal) }
            let known = try RoutingStore.lock(command.rule.id, in: transaction.database)
            // Whose rule it was decides as well: nobody takes over another town's.
            if let known, let refusal = known.rule.refusal(to: command.actor) { return .refused(refusal) }
            if let expected = command.expectedVersion, expected != known?.version ?? 0 {
                return .refused(Refusal(.versionConflict))
            }
            let version = (known?.version ?? 0) + 1
            try RoutingStore.store(
                command.rule,
                version: version,
                by: command.actor.id,
                at: transaction.now,
                in: transaction.database
            )
            let state = RoutingRuleState(
                ruleID: command.rule.id,
                version: version,
                isActive: command.rule.isActive
            )
            return .answered(json: try MessageCoding.text(state))
        }
    }

    private func refusal(of command: SetRoutingRule, _ transaction: ServiceTransaction) throws -> Refusal? {
        if let expiresAt = command.expiresAt, transaction.now > expiresAt { return Refusal(.commandExpired) }
        let rule = command.rule
        if let refusal = rule.refusal(to: command.actor) ?? rule.fault { return refusal }
        if case .item(let code)? = LimitPolicy.Scope(rule.category), try city.category(code, in: transaction) == nil {
            return Refusal(.categoryUnknown)
        }
        return try rule.departmentCode.flatMap { try city.refusal(of: $0, to: command.actor, in: transaction) }
    }
}
