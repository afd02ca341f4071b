/// What came of a campaign.
struct CampaignFigures: Hashable, Sendable {
    let scans: Int
    let joins: Int
    let reports: Int
    let verified: Int
}
