/// What rules ask about a report.
package struct RewardMatter: Hashable, Sendable {
    /// As verified, maybe corrected.
    package let categoryCode: CategoryCode
    package let source: ReportSource
    package let campaign: CampaignMark?
    package let registeredAt: Timestamp
    /// Not a patrol's, not an emergency by its words, and with somebody to thank.
    package let mayBring: Bool

    package init(
        categoryCode: CategoryCode,
        source: ReportSource,
        campaign: CampaignMark? = nil,
        registeredAt: Timestamp,
        mayBring: Bool = true
    ) {
        self.categoryCode = categoryCode
        self.source = source
        self.campaign = campaign
        self.registeredAt = registeredAt
        self.mayBring = mayBring && source == .citizen
    }

    package init(_ report: ReportSummary) {
        self.init(
            categoryCode: report.categoryCode,
            source: report.source,
            campaign: report.campaign,
            registeredAt: report.registeredAt,
            mayBring: report.citizenID != nil && !report.isEmergency
        )
    }
}
