package import FoundationEssentials

/// A rule of the city or of a town for where confirmed cases go.
package struct RoutingRuleID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
