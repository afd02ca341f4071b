package import FoundationEssentials

/// One case at a town centre (UUIDv8 derived from its report).
package struct CaseID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
