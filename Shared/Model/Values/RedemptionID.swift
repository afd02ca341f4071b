package import FoundationEssentials

/// One exchange of points.
package struct RedemptionID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }

    /// Of the command that asked for it: the same command, however often it comes, is one exchange.
    package init(of command: MessageID) { self = .named("redemption/\(command)") }
}
