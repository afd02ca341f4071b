package import FoundationEssentials

/// A grid officer (the officer's account, UUIDv7).
package struct OfficerID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
