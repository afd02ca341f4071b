package import FoundationEssentials

/// A shift of a town's duty roster.
package struct DutyShiftID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
