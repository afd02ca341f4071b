package import FoundationEssentials

/// An officer's duty for a cell: rank 0 owns it, 1 and up stand in.
package struct CellDuty: Sendable {
    package let cellCode: String
    package let officerID: UUID
    package let rank: Int32
}
