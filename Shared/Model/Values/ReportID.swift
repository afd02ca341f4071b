package import FoundationEssentials

/// A citizen's report, from the tap on "send" to the last answer (UUIDv8; see `ReportID+Making.swift`).
package struct ReportID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
