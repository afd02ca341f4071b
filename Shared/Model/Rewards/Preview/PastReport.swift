/// A verified report of the past and what it led to, as a preview looks at it.
package struct PastReport: Hashable, Sendable {
    package let id: ReportID
    package let citizenID: CitizenID?
    package let isAnonymous: Bool
    /// Never rewarded.
    package let isEmergency: Bool
    package let townCode: TownCode
    package let categoryCode: CategoryCode
    package let finding: Finding
    /// The campaign that it belonged to.
    package let campaign: CampaignMark?
    package let registeredAt: Timestamp
    /// When it was decided on; previews go through reports in this order.
    package let decidedAt: Timestamp
    /// `yyyy-mm-dd`, local.
    package let day: String
    /// The local day of the verification: its caps bind.
    package let foundDay: String
    /// What the draw was made of; nil where nothing was drawn then: the report's id takes the place of both.
    package let seed: String?
    package let message: MessageID?
    /// What it brought.
    package let points: Points
    package let fen: Fen

    package init(
        id: ReportID,
        citizenID: CitizenID?,
        isAnonymous: Bool,
        isEmergency: Bool,
        townCode: TownCode,
        categoryCode: CategoryCode,
        finding: Finding,
        campaign: CampaignMark? = nil,
        registeredAt: Timestamp,
        decidedAt: Timestamp,
        day: String,
        foundDay: String? = nil,
        seed: String?,
        message: MessageID?,
        points: Points,
        fen: Fen
    ) {
        self.id = id
        self.citizenID = citizenID
        self.isAnonymous = isAnonymous
        self.isEmergency = isEmergency
        self.townCode = townCode
        self.categoryCode = categoryCode
        self.finding = finding
        self.campaign = campaign
        self.registeredAt = registeredAt
        self.decidedAt = decidedAt
        self.day = day
        self.foundDay = foundDay ?? day
        self.seed = seed
        self.message = message
        self.points = points
        self.fen = fen
    }

    /// `yyyy-mm`, local: the month of the budget.
    package var month: String { String(day.prefix(7)) }

    /// What its draw brings among these; the report's id stands for what was not drawn then.
    func win(among prizes: [Prize]) -> Fen? {
        RedPacketDraw.win(
            among: prizes,
            from: "\(seed ?? "none")/\(id)/\(message?.description ?? "none")"
        )
    }
}
