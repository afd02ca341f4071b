package import FoundationEssentials

/// One task of a grid officer: first verification, re-check or appeal (UUIDv8 derived from its name).
package struct TaskID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
