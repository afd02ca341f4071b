import Model

/// What the seed files say: public facts about the city and the settings that it starts with.
package struct CityFacts: Sendable {
    package let towns: [TownFact]
    package let villages: [VillageFact]
    package let departmentKinds: [DepartmentKindFact]
    package let categoryClasses: [CategoryClassFact]
    package let categories: [CategoryFact]
    package let limits: [LimitFact]
    package let officeHours: [OfficeHoursFact]
    package let calendar: [CalendarFact]
    package let routingRules: [RoutingRuleFact]
    package let offers: [OfferFact]
    package let alarmWords: [AlarmWordFact]
    package let channels: [ChannelFact]
    package let demonstrations: [DemonstrationFact]

    /// Reads the folder deploy/seed.
    package init(directory: String) throws(SeedError) {
        func read<Fact>(
            _ name: String,
            _ make: (FactTable.Line) throws(SeedError) -> Fact
        ) throws(SeedError) -> [Fact] {
            var facts: [Fact] = []
            for line in try FactTable(directory: directory, name: name).lines {
                facts.append(try make(line))
            }
            return facts
        }
        towns = try read("towns.csv", TownFact.init)
        villages = try read("villages.csv", VillageFact.list).flatMap { $0 }
        departmentKinds = try read("department-kinds.csv", DepartmentKindFact.init)
        categoryClasses = try read("category-classes.csv", CategoryClassFact.init)
        categories = try read("categories.csv", CategoryFact.init)
        limits = try read("limits.csv", LimitFact.init)
        officeHours = try read("office-hours.csv", OfficeHoursFact.init)
        calendar = try read("calendar.csv", CalendarFact.init)
        routingRules = try read("routing-rules.csv", RoutingRuleFact.init)
        offers = try read("offers.csv", OfferFact.init)
        alarmWords = try read("words.csv", AlarmWordFact.init)
        channels = try read("channels.csv", ChannelFact.init)
        demonstrations = try read("demonstration.csv", DemonstrationFact.init)
        try check()
    }

    /// What the database would refuse as well, said in the words of the files.
    private func check() throws(SeedError) {
        let townCodes = Set(towns.map(\.code.rawValue))
        let settled = Set(villages.map(\.townCode.rawValue))
        guard townCodes.count == towns.count, settled == townCodes else {
            throw SeedError(.inconsistent, "towns.csv and villages.csv name different towns, or one twice")
        }
        guard Set(villages.map(\.code.rawValue)).count == villages.count else {
            throw SeedError(.inconsistent, "villages.csv names a town twice")
        }
        let kinds = Set(departmentKinds.map(\.code))
        for category in categories where !kinds.contains(category.departmentKind) {
            throw SeedError(
                .inconsistent,
                "category \(category.code) wants the unknown kind \(category.departmentKind)"
            )
        }
        guard OfficeHours(officeHours.map(\.period)) != nil else {
            throw SeedError(.inconsistent, "office-hours.csv: periods overlap, or there is none")
        }
        let items = Set(categories.map(\.code))
        for limit in limits {
            if case .item(let code) = limit.scope, !items.contains(code) {
                throw SeedError(.inconsistent, "limits.csv: there is no category \(code)")
            }
            if let town = limit.town, !townCodes.contains(town.rawValue) {
                throw SeedError(.inconsistent, "limits.csv: there is no town \(town)")
            }
        }
        for rule in routingRules {
            if let kind = rule.kind, !kinds.contains(kind) {
                throw SeedError(.inconsistent, "routing rule \(rule.code) wants the unknown kind \(kind)")
            }
        }
    }
}
