/// The campaigns that submissions name, and those that their citizens joined before: which of them each report belongs to.
///
/// A code that is unknown, ended or for other reports attributes nothing: the report is taken in as any other.
package struct CampaignBook: Sendable {
    private let campaigns: [CampaignCode: Campaign]
    /// The latest first.
    private var joined: [CitizenID: [CampaignCode]]

    package init(_ campaigns: [Campaign] = [], joined: [CitizenID: [CampaignCode]] = [:]) {
        self.campaigns = Dictionary(campaigns.map { ($0.code, $0) }) { first, _ in first }
        self.joined = joined
    }

    /// The campaign of a report: the one whose code came with it, else the one that its citizen joined last; as it ran when the
    /// report was accepted. Who sends with a code has joined from then on.
    package mutating func campaign(of submit: SubmitReport, in cell: GridCode?) -> CampaignMark? {
        guard submit.source == .citizen, let cell else { return nil }
        let running = campaigns.filter {
            $0.value.isRunning(at: submit.acceptedAt) && $0.value.covers(submit.categoryCode, in: cell)
        }
        if let campaign = submit.campaignCode.flatMap(CampaignCode.init(rawValue:)).flatMap({ running[$0] }) {
            if let citizen = submit.citizenID {
                joined[citizen] = [campaign.code] + (joined[citizen] ?? []).filter { $0 != campaign.code }
            }
            return campaign.mark
        }
        return submit.citizenID.flatMap { joined[$0] }?.lazy.compactMap { running[$0] }.first?.mark
    }
}
