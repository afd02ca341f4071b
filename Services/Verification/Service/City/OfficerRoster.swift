import Foundation
package import Model

/// The active officers and their cells, and who gets which task. Pure: the same report always goes to the same officer.
package struct OfficerRoster: Sendable {
    /// An active officer and where the officer belongs.
    package struct Officer: Sendable, Hashable {
        package let id: OfficerID
        package let village: VillageCode

        package init(id: OfficerID, village: VillageCode) {
            self.id = id
            self.village = village
        }
    }

    private let byCell: [GridCode: [OfficerID]]
    private let byVillage: [VillageCode: [Officer]]
    private let byTown: [TownCode: [Officer]]
    private let all: [Officer]
    private let active: Set<OfficerID>

    /// - Parameters:
    ///   - officers: the active ones, in a fixed order.
    ///   - cells: the active officers of each cell in the order of duty.
    package init(officers: [Officer], cells: [GridCode: [OfficerID]]) {
        all = officers
        byCell = cells
        byVillage = Dictionary(grouping: officers, by: \.village)
        byTown = Dictionary(grouping: officers, by: \.village.town)
        active = Set(officers.map(\.id))
    }

    /// Who verifies a report first: whoever reported it on patrol and stands there, else the officer on duty for the cell,
    /// else somebody of the village, of the town. Nil where the town has no officer.
    package func firstLook(at report: ReportSummary, onPatrol officer: OfficerID?) -> OfficerID? {
        if let officer, active.contains(officer) { return officer }
        if let owner = byCell[report.gridCode]?.first { return owner }
        return pick(from: byVillage[report.villageCode], for: report.id)
            ?? pick(from: byTown[report.townCode], for: report.id)
    }

    /// Who checks what was put right: the officer who saw it before, else as for a first look.
    package func recheck(of report: ReportSummary, after officer: OfficerID?) -> OfficerID? {
        firstLook(at: report, onPatrol: officer)
    }

    /// Who looks again after an appeal: never the first officer, of another village than the place where possible.
    package func secondLook(at report: ReportSummary, otherThan first: OfficerID?) -> OfficerID? {
        let others = (byTown[report.townCode] ?? []).filter { $0.id != first }
        return pick(from: others.filter { $0.village != report.villageCode }, for: report.id)
            ?? pick(from: others, for: report.id)
            ?? pick(from: all.filter { $0.id != first }, for: report.id)
    }

    private func pick(from officers: [Officer]?, for report: ReportID) -> OfficerID? {
        guard let officers, !officers.isEmpty else { return nil }
        let bytes = report.uuid.uuid
        let number = Int(bytes.12) << 16 | Int(bytes.13) << 8 | Int(bytes.14)
        return officers[number % officers.count].id
    }
}
