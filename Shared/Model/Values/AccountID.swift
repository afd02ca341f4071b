package import FoundationEssentials

/// An account of anybody who signs in: citizen, officer, clerk (UUIDv7).
package struct AccountID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
