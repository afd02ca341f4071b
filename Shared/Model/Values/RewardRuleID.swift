package import FoundationEssentials

/// A rule of the city for what true reports bring.
package struct RewardRuleID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
