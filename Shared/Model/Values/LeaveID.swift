package import FoundationEssentials

/// A leave of an officer.
package struct LeaveID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
