/// The city or a town's centre sets a rule for where confirmed cases go, new or changed.
package struct SetRoutingRule: CommandContract {
    package static let type = MessageType(literal: "routing.set.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence =
        "The city or a town's centre sets a rule for where confirmed cases go, new or changed."

    package let rule: RoutingRule
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        rule: RoutingRule,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.rule = rule
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
