/// A rule of the city for what true reports bring: the most particular that fits counts (*config*).
///
/// A report belongs to the period in which it was registered; the rules are those in force when it is verified.
package struct RewardRule: Hashable, Codable, Sendable {
    package let id: RewardRuleID
    /// For people.
    package let name: String
    /// An item, a class of two digits, or `*` for all.
    package let category: String
    /// Nil: whoever found it. Patrols bring nothing, whatever a rule says.
    package let source: ReportSource?
    /// Only reports of this campaign.
    package let campaignCode: CampaignCode?
    /// Only reports of these people.
    package let cohortCode: CohortCode?
    /// Registered at this moment or later; nil: since ever.
    package let from: Timestamp?
    /// Registered before this moment; nil: for ever.
    package let until: Timestamp?
    /// Nil: as the category has them.
    package let points: Points?
    /// On top of them.
    package let extraPoints: Points
    /// Nil: as the category has it; empty: no red packet.
    package let prizes: [Prize]?
    /// Why.
    package let note: String
    package let isActive: Bool

    package init(
        id: RewardRuleID,
        name: String = "",
        category: String = "*",
        source: ReportSource? = nil,
        campaignCode: CampaignCode? = nil,
        cohortCode: CohortCode? = nil,
        from: Timestamp? = nil,
        until: Timestamp? = nil,
        points: Points? = nil,
        extraPoints: Points = .zero,
        prizes: [Prize]? = nil,
        note: String = "",
        isActive: Bool = true
    ) {
        self.id = id
        self.name = name
        self.category = category
        self.source = source
        self.campaignCode = campaignCode
        self.cohortCode = cohortCode
        self.from = from
        self.until = until
        self.points = points
        self.extraPoints = extraPoints
        self.prizes = prizes
        self.note = note
        self.isActive = isActive
    }
}

extension RewardRule {
    /// No rule gives more points for one report.
    package static let mostPoints = Points(10_000)
    package static let mostPrizes = 20

    /// Why somebody may not set the rule; nil when they may. Money is the city's.
    package func refusal(to actor: CommandActor) -> Refusal? {
        actor.role == .cityAdmin ? nil : Refusal(.notPermitted)
    }

    /// What is wrong with the rule itself; nil for nothing.
    package var fault: Refusal? {
        guard LimitPolicy.Scope(category) != nil else { return Refusal(.categoryUnknown) }
        if let from, let until, from >= until { return Refusal(.spanInvalid) }
        guard source != .patrol else { return Refusal(.rewardRuleInvalid, detail: "patrols bring nothing") }
        for points in [points ?? .zero, extraPoints] where !(Points.zero...Self.mostPoints).contains(points) {
            return Refusal(.rewardRuleInvalid, detail: "points")
        }
        let prizes = prizes ?? []
        guard prizes.count <= Self.mostPrizes, prizes.allSatisfy(\.isSound),
            prizes.reduce(0, { $0 + $1.winnersOf1000 }) <= 1000
        else { return Refusal(.rewardRuleInvalid, detail: "prizes") }
        guard points != nil || extraPoints > .zero || self.prizes != nil else {
            return Refusal(.rewardRuleInvalid, detail: "it changes nothing")
        }
        return nil
    }

    /// Whether a report is the rule's.
    func fits(_ matter: RewardMatter) -> Bool {
        guard isActive, source == nil || source == matter.source,
            campaignCode == nil || campaignCode == matter.campaign?.code,
            cohortCode == nil || cohortCode == matter.campaign?.cohortCode,
            from.map({ $0 <= matter.registeredAt }) ?? true, until.map({ matter.registeredAt < $0 }) ?? true
        else { return false }
        switch LimitPolicy.Scope(category) {
        case .all: return true
        case .categoryClass(let digits): return matter.categoryCode.categoryClass == digits
        case .item(let code): return matter.categoryCode == code
        case nil: return false
        }
    }

    /// A campaign's before a cohort's before an item's before a class's, then one for a source, then one for a period.
    private var particularity: Int {
        let breadth =
            switch LimitPolicy.Scope(category) {
            case .item: 2
            case .categoryClass: 1
            case .all, nil: 0
            }
        return (campaignCode == nil ? 0 : 32) + (cohortCode == nil ? 0 : 16) + breadth * 4 + (source == nil ? 0 : 2)
            + (from == nil && until == nil ? 0 : 1)
    }

    /// Whether this rule counts where both fit: the more particular, then the one whose period began later, then by id, so that
    /// there is never a doubt.
    package func counts(before other: RewardRule) -> Bool {
        if particularity != other.particularity { return particularity > other.particularity }
        if from != other.from { return other.from.map { own in from.map { $0 > own } ?? false } ?? true }
        return id < other.id
    }
}
