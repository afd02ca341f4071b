import Model
import PostgreSQL

/// The steps of seeding inside the one transaction; each gives the number of rows changed.
extension CitySeed {
    static func writeDivision(_ facts: CityFacts, _ city: SchematicCity, _ database: Database) throws -> Int {
        try SeedTable.towns.open(database)
        try SeedTable.towns.stage(
            facts.towns.map {
                (
                    $0.code.rawValue, $0.name, $0.shortName, $0.englishName, $0.kind, $0.population, $0.areaKm2,
                    $0.longitude, $0.latitude
                )
            },
            database
        )
        try SeedTable.villages.open(database)
        try SeedTable.villages.stage(
            facts.villages.map {
                (
                    $0.code.rawValue, $0.townCode.rawValue, $0.name, $0.fullName,
                    $0.isCommunity ? "community" : "village"
                )
            },
            database
        )
        var changes = try SeedTable.towns.merge(database)
        changes += try SeedTable.villages.merge(database)
        try CellDrawing.stage(city, names: cellNames(facts, city), database)
        try CellDrawing.check(database, expected: city.cells.count)
        return changes + (try CellDrawing.merge(database))
    }

    /// E.g. 茶山村第3网格.
    private static func cellNames(_ facts: CityFacts, _ city: SchematicCity) -> [String: String] {
        let villages = Dictionary(
            facts.villages.map { ($0.code.rawValue, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        var names: [String: String] = [:]
        for cell in city.cells {
            let number = Int(cell.code.suffix(3)) ?? 0
            names[cell.code] = "\(villages[cell.villageCode] ?? "")第\(number)网格"
        }
        return names
    }

    static func writeDepartments(_ departments: [Department], _ database: Database) throws -> Int {
        try SeedTable.departments.open(database)
        try SeedTable.departments.stage(
            departments.map {
                (
                    $0.code.rawValue, $0.kind.rawValue, $0.level, $0.townCode?.rawValue, $0.villageCode?.rawValue,
                    $0.name, $0.englishName
                )
            },
            database
        )
        return try SeedTable.departments.merge(database)
    }

    /// Time limits, office hours and the days that differ from the plain week.
    private static func writeLimits(_ facts: CityFacts, _ database: Database) throws -> Int {
        try SeedTable.limitPolicies.open(database)
        try SeedTable.limitPolicies.stage(
            facts.limits.map {
                (
                    $0.stage.rawValue, $0.scope.description, $0.urgency?.rawValue ?? "*", $0.town?.rawValue ?? "*",
                    $0.amount.count, $0.amount.unit.rawValue, $0.warningPercent
                )
            },
            database
        )
        var changes = try SeedTable.limitPolicies.merge(database)
        try SeedTable.officeHours.open(database)
        try SeedTable.officeHours.stage(facts.officeHours.map { ($0.opens, $0.closes) }, database)
        changes += try SeedTable.officeHours.merge(database)
        try SeedTable.calendarSpans.open(database)
        try SeedTable.calendarSpans.stage(
            facts.calendar.map {
                ($0.span.first.description, $0.span.last.description, $0.span.isWorking, $0.name, $0.englishName)
            },
            database
        )
        return changes + (try SeedTable.calendarSpans.merge(database))
    }

    static func writeSettings(_ facts: CityFacts, _ database: Database) throws -> Int {
        var changes = 0
        try SeedTable.departmentKinds.open(database)
        try SeedTable.departmentKinds.stage(
            facts.departmentKinds.map { ($0.code.rawValue, $0.name, $0.officeName, $0.englishName, $0.levels) },
            database
        )
        changes += try SeedTable.departmentKinds.merge(database)

        try SeedTable.categoryClasses.open(database)
        try SeedTable.categoryClasses.stage(
            facts.categoryClasses.map { ($0.code, $0.name, $0.englishName) },
            database
        )
        changes += try SeedTable.categoryClasses.merge(database)

        try SeedTable.offers.open(database)
        try SeedTable.offers.stage(
            facts.offers.flatMap { offer in
                (offer.townCode.map { [$0] } ?? facts.towns.map(\.code)).map {
                    (
                        offer.code, $0.rawValue, offer.name, offer.englishName, offer.points, offer.place,
                        offer.englishPlace
                    )
                }
            },
            database
        )
        changes += try SeedTable.offers.merge(database)

        try SeedTable.categories.open(database)
        try SeedTable.categories.stage(
            facts.categories.map {
                (
                    $0.code.rawValue, $0.name, $0.englishName, $0.departmentKind.rawValue, $0.urgency.rawValue,
                    $0.isPublic, $0.isPrivate, $0.isEmergency, $0.isCrimeTip, $0.needsConclusion, $0.points,
                    $0.redPacketFen
                )
            },
            database
        )
        changes += try SeedTable.categories.merge(database)
        changes += try writeLimits(facts, database)

        try SeedTable.routingRules.open(database)
        try SeedTable.routingRules.stage(
            facts.routingRules.map {
                ($0.code, $0.category, $0.townCode?.rawValue, $0.level, $0.kind?.rawValue, $0.rank, $0.note)
            },
            database
        )
        changes += try SeedTable.routingRules.merge(database)

        try SeedTable.alarmWords.open(database)
        try SeedTable.alarmWords.stage(facts.alarmWords.map { ($0.list, $0.word) }, database)
        changes += try SeedTable.alarmWords.merge(database)

        try SeedTable.channels.open(database)
        try SeedTable.channels.stage(
            facts.channels.map { ($0.code, $0.number, $0.name, $0.englishName, $0.scope) },
            database
        )
        return changes + (try SeedTable.channels.merge(database))
    }
}
