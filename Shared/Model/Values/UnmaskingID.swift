package import FoundationEssentials

/// One request to learn how a reporter can be reached.
package struct UnmaskingID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
