/// What intake looked up about a submission, for a whole batch in one statement each.
package struct SubmissionFacts: Hashable, Sendable {
    /// Nil when the category is unknown or no longer offered.
    package let category: CategoryTraits?
    /// The cell that the pin lies in, or the nearest one within the margin outside the city; nil when far outside.
    package let cell: GridCode?
    /// More from one sender than the cap allows.
    package let isFlood: Bool
    /// Open reports near in space and of the same category, nearest first.
    package let possibleDuplicates: [ReportID]
    /// What was put right at the place and has come again.
    package let recurrence: Recurrence?
    /// The campaign that it belongs to.
    package let campaign: CampaignMark?

    package init(
        category: CategoryTraits?,
        cell: GridCode?,
        isFlood: Bool = false,
        possibleDuplicates: [ReportID] = [],
        recurrence: Recurrence? = nil,
        campaign: CampaignMark? = nil
    ) {
        self.category = category
        self.cell = cell
        self.isFlood = isFlood
        self.possibleDuplicates = possibleDuplicates
        self.recurrence = recurrence
        self.campaign = campaign
    }

    /// How far outside the city a report is still accepted and looked at, in metres (首接负责).
    package static let marginOutsideCityMetres = 300.0
}
