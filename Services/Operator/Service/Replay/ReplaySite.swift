import NIOConcurrencyHelpers

/// A grid cell in play, with the people who work there.
final class ReplaySite: Sendable {
    let town: String
    /// The committee of the village that the cell lies in.
    let committee: String
    let cell: String
    /// A point inside, WGS-84 degrees.
    let longitude: Double
    let latitude: Double
    let officer: OfficerRounds
    /// Another officer with a right to this cell: takes what the first may not look at again.
    let standIn: OfficerRounds?
    let centre: CentreRounds
    private let latest = NIOLockedValueBox<String?>(nil)

    init(
        town: String,
        cell: DemonstrationAccount.Cell,
        officer: OfficerRounds,
        standIn: OfficerRounds?,
        centre: CentreRounds
    ) {
        self.town = town
        committee = String(cell.code.prefix(12)) + "-committee"
        self.cell = cell.code
        longitude = cell.longitude
        latitude = cell.latitude
        self.officer = officer
        self.standIn = standIn
        self.centre = centre
    }

    /// Remembers a report and gives the one before it.
    func replace(with report: String) -> String? {
        latest.withLockedValue { latest in
            defer { latest = report }
            return latest
        }
    }
}
