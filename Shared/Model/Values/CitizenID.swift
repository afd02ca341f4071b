package import FoundationEssentials

/// A citizen, opaque to everybody but intake, reward and notification (the citizen's account, UUIDv7).
package struct CitizenID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
