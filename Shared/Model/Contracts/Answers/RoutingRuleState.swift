/// A routing rule as it stands after a command.
package struct RoutingRuleState: Hashable, Codable, Sendable {
    package let ruleID: RoutingRuleID
    /// For the next command's `expectedVersion`.
    package let version: Int
    package let isActive: Bool

    package init(ruleID: RoutingRuleID, version: Int, isActive: Bool) {
        self.ruleID = ruleID
        self.version = version
        self.isActive = isActive
    }
}
