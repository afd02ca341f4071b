/// A rule for where confirmed cases go: the first that fits, in the order of priority, counts (*config*).
package struct RoutingRule: Hashable, Codable, Sendable {
    /// When a case must be confirmed.
    package enum Hours: String, Codable, CaseIterable, Hashable, Sendable {
        case always
        /// While offices are open.
        case office
        /// While they are not.
        case outside
    }

    package let id: RoutingRuleID
    /// Nil: of the city, for every town.
    package let townCode: TownCode?
    /// The smallest counts first; between the same, a town's before the city's.
    package let priority: Int
    /// An item, a class of two digits, or `*` for all.
    package let category: String
    /// Only in this village.
    package let villageCode: VillageCode?
    /// One of them must stand in the officer's words; empty: any words.
    package let words: [String]
    package let hours: Hours
    /// Where the case goes: this department,
    package let departmentCode: DepartmentCode?
    /// or the office of this kind in the case's own town.
    package let departmentKind: DepartmentKind?
    package let note: String
    package let isActive: Bool

    package init(
        id: RoutingRuleID,
        townCode: TownCode?,
        priority: Int,
        category: String = "*",
        villageCode: VillageCode? = nil,
        words: [String] = [],
        hours: Hours = .always,
        departmentCode: DepartmentCode? = nil,
        departmentKind: DepartmentKind? = nil,
        note: String = "",
        isActive: Bool = true
    ) {
        self.id = id
        self.townCode = townCode
        self.priority = priority
        self.category = category
        self.villageCode = villageCode
        self.words = words
        self.hours = hours
        self.departmentCode = departmentCode
        self.departmentKind = departmentKind
        self.note = note
        self.isActive = isActive
    }
}

extension RoutingRule {
    /// Why somebody may not set or remove the rule; nil when they may. A centre rules its own town, the city all.
    package func refusal(to actor: CommandActor) -> Refusal? {
        switch actor.role {
        case .cityAdmin: return nil
        case .townCentre:
            guard let townCode, actor.scope.contains(townCode) else { return Refusal(.outsideYourArea) }
            return nil
        default: return Refusal(.notPermitted)
        }
    }

    /// What is wrong with the rule itself; nil for nothing.
    package var fault: Refusal? {
        guard LimitPolicy.Scope(category) != nil else { return Refusal(.categoryUnknown) }
        guard (departmentCode == nil) != (departmentKind == nil) else {
            return Refusal(.unknownDepartment, detail: "either a department or a kind")
        }
        if let townCode, let villageCode, villageCode.town != townCode { return Refusal(.outsideYourArea) }
        guard words.allSatisfy({ !$0.isBlank }) else { return Refusal(.wordsMissing) }
        return nil
    }

    /// Whether a case is the rule's.
    func fits(_ matter: RoutingMatter, in calendar: WorkingCalendar) -> Bool {
        guard isActive, townCode == nil || townCode == matter.villageCode.town,
            villageCode == nil || villageCode == matter.villageCode
        else { return false }
        switch LimitPolicy.Scope(category) {
        case .all: break
        case .categoryClass(let digits): guard matter.categoryCode.categoryClass == digits else { return false }
        case .item(let code): guard matter.categoryCode == code else { return false }
        case nil: return false
        }
        guard words.isEmpty || words.contains(where: { matter.words.contains($0) }) else { return false }
        switch hours {
        case .always: return true
        case .office: return calendar.isOfficeTime(matter.confirmedAt)
        case .outside: return !calendar.isOfficeTime(matter.confirmedAt)
        }
    }

    func department(of matter: RoutingMatter) -> DepartmentCode? {
        departmentCode ?? departmentKind.map { DepartmentCode(town: matter.villageCode.town, kind: $0) }
    }
}
