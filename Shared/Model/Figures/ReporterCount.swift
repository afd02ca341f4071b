/// That a citizen reported something that was taken in.
package struct ReporterCount: Hashable, Sendable {
    package let citizen: CitizenID
    package let town: TownCode
    /// The campaign that the report belongs to, and the people whom it gathers.
    package let campaign: CampaignMark?
    package let day: CivilDay

    /// Nil for everything else: a patrol's reports, and those that came without an account.
    package init?(_ event: any MessageContract) {
        guard let event = event as? ReportRegistered, event.report.source == .citizen,
            let citizen = event.report.citizenID
        else { return nil }
        self.citizen = citizen
        town = event.report.townCode
        campaign = event.report.campaign
        day = CivilDay(event.at)
    }
}
