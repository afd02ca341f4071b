/// What every event tells about its report; the reporter only by an opaque id.
package struct ReportSummary: Codable, Hashable, Sendable {
    package var id: ReportID
    /// The reporter's account; nil for an anonymous report without account and for a patrol report.
    package var citizenID: CitizenID?
    /// Reported anonymously: followed and answered, without cash.
    package var isAnonymous: Bool
    package var source: ReportSource
    package var townCode: TownCode
    package var villageCode: VillageCode
    package var gridCode: GridCode
    package var categoryCode: CategoryCode
    package var urgency: Urgency
    /// May appear on public pages after verification.
    package var isPublic: Bool
    /// An emergency, by category or by words: never rewarded, so that nobody photographs first.
    package var isEmergency: Bool
    package var pin: Coordinate<WGS84>
    /// Start of the overall clock.
    package var registeredAt: Timestamp
    /// The campaign that it belongs to.
    package var campaign: CampaignMark?

    package init(
        id: ReportID,
        citizenID: CitizenID? = nil,
        isAnonymous: Bool = false,
        source: ReportSource,
        townCode: TownCode,
        villageCode: VillageCode,
        gridCode: GridCode,
        categoryCode: CategoryCode,
        urgency: Urgency,
        isPublic: Bool = false,
        isEmergency: Bool = false,
        pin: Coordinate<WGS84>,
        registeredAt: Timestamp,
        campaign: CampaignMark? = nil
    ) {
        self.id = id
        self.citizenID = citizenID
        self.isAnonymous = isAnonymous
        self.source = source
        self.townCode = townCode
        self.villageCode = villageCode
        self.gridCode = gridCode
        self.categoryCode = categoryCode
        self.urgency = urgency
        self.isPublic = isPublic
        self.isEmergency = isEmergency
        self.pin = pin
        self.registeredAt = registeredAt
        self.campaign = campaign
    }
}
