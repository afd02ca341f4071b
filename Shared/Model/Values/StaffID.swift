package import FoundationEssentials

/// A member of staff who is no grid officer: town centre, department, city, operator (UUIDv7).
package struct StaffID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
