/// The active officers of the city and whose cells are whose.
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
    private let villages: [OfficerID: VillageCode]

    /// - Parameters:
    ///   - officers: the active ones.
    ///   - cells: the active officers of each cell in the order of duty: who owns it, then the backups.
    package init(officers: [Officer], cells: [GridCode: [OfficerID]]) {
        let ordered = officers.sorted { $0.id < $1.id }
        byCell = cells
        byVillage = Dictionary(grouping: ordered, by: \.village)
        byTown = Dictionary(grouping: ordered, by: \.village.town)
        villages = Dictionary(ordered.map { ($0.id, $0.village) }, uniquingKeysWith: { first, _ in first })
    }

    package func isActive(_ officer: OfficerID) -> Bool { villages[officer] != nil }

    /// Where an active officer belongs; nil for anybody else.
    package func town(of officer: OfficerID) -> TownCode? { villages[officer]?.town }

    /// Who owns the cell, then its backups, in the order of duty.
    package func officers(of cell: GridCode) -> [OfficerID] { byCell[cell] ?? [] }

    /// In the order of their codes.
    package func officers(of village: VillageCode) -> [OfficerID] { (byVillage[village] ?? []).map(\.id) }

    /// In the order of their codes.
    package func officers(of town: TownCode) -> [Officer] { byTown[town] ?? [] }

    /// Everybody outside a town, in the order of their codes.
    package func officers(outside town: TownCode) -> [OfficerID] {
        byTown.filter { $0.key != town }.values.flatMap { $0.map(\.id) }.sorted()
    }
}
