/// A campaign: the code on its poster joins people, and attributes their reports while it runs.
///
/// What its reports bring besides is a rule of rewards for its code.
package struct Campaign: Hashable, Codable, Sendable {
    package let code: CampaignCode
    package let topic: CampaignTopic
    package let name: String
    package let englishName: String
    /// Where people meet it.
    package let place: String
    /// Whose it is, and where reports must lie to be its; nil: the city's, everywhere.
    package let townCode: TownCode?
    /// Only reports of this village.
    package let villageCode: VillageCode?
    /// Items or classes that reports must be of; empty: any.
    package let categories: [String]
    /// From this moment,
    package let from: Timestamp
    /// until before this one.
    package let until: Timestamp
    package let cohort: Cohort?
    /// For people under 18: points, never cash.
    package let isForMinors: Bool
    /// When it was ended before its time.
    package private(set) var endedAt: Timestamp?

    package init(
        code: CampaignCode,
        topic: CampaignTopic,
        name: String,
        englishName: String = "",
        place: String = "",
        townCode: TownCode? = nil,
        villageCode: VillageCode? = nil,
        categories: [String] = [],
        from: Timestamp,
        until: Timestamp,
        cohort: Cohort? = nil,
        isForMinors: Bool = false,
        endedAt: Timestamp? = nil
    ) {
        self.code = code
        self.topic = topic
        self.name = name
        self.englishName = englishName
        self.place = place
        self.townCode = townCode
        self.villageCode = villageCode
        self.categories = categories
        self.from = from
        self.until = until
        self.cohort = cohort
        self.isForMinors = isForMinors
        self.endedAt = endedAt
    }

    /// As it stands once it is ended, or goes on.
    package func ending(at moment: Timestamp?) -> Campaign {
        var next = self
        next.endedAt = moment
        return next
    }
}

extension Campaign {
    package static let mostCategories = 50

    /// Why somebody may not set it; nil when they may. A centre has campaigns of its own town, the city all.
    package func refusal(to actor: CommandActor) -> Refusal? {
        switch actor.role {
        case .cityAdmin: return nil
        case .townCentre:
            guard let townCode, actor.scope.contains(townCode) else { return Refusal(.outsideYourArea) }
            return nil
        default: return Refusal(.notPermitted)
        }
    }

    /// What is wrong with it; nil for nothing.
    package var fault: Refusal? {
        guard !name.isBlank else { return Refusal(.wordsMissing) }
        guard from < until else { return Refusal(.spanInvalid) }
        if let villageCode, villageCode.town != townCode { return Refusal(.outsideYourArea) }
        let scopes = categories.map { LimitPolicy.Scope($0) }
        guard categories.count <= Self.mostCategories, scopes.allSatisfy({ $0 != nil && $0 != .all }) else {
            return Refusal(.categoryUnknown)
        }
        return nil
    }

    /// Whether it runs at a moment.
    package func isRunning(at moment: Timestamp) -> Bool {
        from <= moment && moment < until && (endedAt.map { moment < $0 } ?? true)
    }

    /// Whether a report of this kind at this place is its.
    func covers(_ category: CategoryCode, in cell: GridCode) -> Bool {
        guard townCode == nil || townCode == cell.town, villageCode == nil || villageCode == cell.village else {
            return false
        }
        return categories.isEmpty || categories.contains(category.rawValue)
            || categories.contains(category.categoryClass)
    }

    /// What its reports carry.
    var mark: CampaignMark { CampaignMark(code: code, cohortCode: cohort?.code, isForMinors: isForMinors) }
}
