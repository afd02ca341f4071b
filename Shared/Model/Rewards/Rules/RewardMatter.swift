/// What rules ask about a report.
package struct RewardMatter: Hashable, Sendable {
    /// As verified, maybe corrected.
    package let categoryCode: CategoryCode
    package let source: ReportSource
    package let campaign: CampaignMark?
    package let registeredAt: Timestamp

    package init(
        categoryCode: CategoryCode,
        source: ReportSource,
        campaign: CampaignMark? = nil,
        registeredAt: Timestamp
    ) {
        self.categoryCode = categoryCode
        self.source = source
        self.campaign = campaign
        self.registeredAt = registeredAt
    }

    package init(_ report: ReportSummary) {
        self.init(
            categoryCode: report.categoryCode,
            source: report.source,
            campaign: report.campaign,
            registeredAt: report.registeredAt
        )
    }
}
