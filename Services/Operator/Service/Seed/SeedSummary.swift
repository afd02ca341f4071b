/// What the city holds after seeding, and how much of it was new.
package struct SeedSummary: Sendable, CustomStringConvertible {
    package let towns: Int
    package let villages: Int
    package let cells: Int
    package let categories: Int
    package let departments: Int
    package let officers: Int
    package let accounts: Int
    package let demonstrationAccounts: Int
    /// Rows inserted or corrected; 0 when the city was seeded with the same files before.
    package let changes: Int
    package let duration: Duration

    package var description: String {
        """
        \(towns) towns, \(villages) villages, \(cells) cells, \(categories) categories, \(departments) departments, \
        \(officers) officers; \(changes) rows changed in \(duration.formattedSeconds) s
        """
    }
}

extension Duration {
    /// Seconds with one decimal.
    fileprivate var formattedSeconds: String {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
