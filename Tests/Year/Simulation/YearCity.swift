import FoundationEssentials
package import Model

/// The city of the simulation: the real towns, categories, limits and calendar of the seed, with a few villages, cells and
/// officers in each town.
package struct YearCity: Sendable {
    package struct Town: Sendable {
        package let code: TownCode
        package let name: String
        /// 0 where nobody published it.
        let population: Int
        let cells: [GridCode]
        let pin: Coordinate<WGS84>
    }

    package let towns: [Town]
    let categories: [CategoryTraits]
    package let policies: LimitPolicies
    let roster: OfficerRoster
    let officers: [OfficerID]
    let rules: RoutingRules

    static let villages = 3
    static let cellsOfVillage = 3

    package struct Malformed: Error { package let file: String }

    /// - Parameter seed: the folder of the seed's tables, `deploy/seed` of the checkout.
    package init(seed: String) throws {
        towns = try Self.lines(of: "towns.csv", in: seed).map { fields in
            guard fields.count > 8, let code = TownCode(rawValue: fields[0]),
                let longitude = Double(fields[7]), let latitude = Double(fields[8]),
                let pin = Coordinate<WGS84>(longitude: longitude, latitude: latitude)
            else { throw Malformed(file: "towns.csv") }
            let cells = (1...Self.villages).flatMap { village in
                (1...Self.cellsOfVillage).compactMap { GridCode(rawValue: "\(code)00\(village)00\($0)") }
            }
            return Town(code: code, name: fields[2], population: Int(fields[5]) ?? 0, cells: cells, pin: pin)
        }
        categories = try Self.lines(of: "categories.csv", in: seed).map { fields in
            guard fields.count > 5, let code = CategoryCode(rawValue: fields[0]),
                let kind = DepartmentKind(rawValue: fields[3]), let urgency = Urgency(rawValue: fields[4])
            else { throw Malformed(file: "categories.csv") }
            let traits = Set(fields[5].split(separator: " "))
            return CategoryTraits(
                code: code,
                name: Words(zh: fields[1], en: fields[2]),
                urgency: urgency,
                isEmergency: traits.contains("emergency"),
                isCrimeTip: traits.contains("crimeTip"),
                isPublic: traits.contains("public"),
                isPrivate: traits.contains("private"),
                needsConclusion: traits.contains("conclusion"),
                departmentKind: kind
            )
        }
        policies = try Self.policies(in: seed)
        (roster, officers) = Self.staff(of: towns)
        // Every second class goes straight to the town's office; the rest is the centre's to decide.
        rules = RoutingRules(
            Set(categories.filter { !$0.isCrimeTip }.map { $0 }).filter { (Int($0.code.rawValue) ?? 0) / 100 % 2 == 0 }
                .map { category in
                    RoutingRule(
                        id: .named("rule \(category.code)"),
                        townCode: nil,
                        priority: 10,
                        category: category.code.rawValue,
                        departmentKind: category.departmentKind
                    )
                }
        )
    }

    /// An officer for each cell, and a backup for each village.
    private static func staff(of towns: [Town]) -> (OfficerRoster, [OfficerID]) {
        var officers: [OfficerRoster.Officer] = []
        var duties: [GridCode: [OfficerID]] = [:]
        for cell in towns.flatMap(\.cells) {
            let backup = OfficerID.named("backup \(cell.village)")
            if duties.keys.allSatisfy({ $0.village != cell.village }) {
                officers.append(.init(id: backup, village: cell.village))
            }
            let owner = OfficerID.named("owner \(cell)")
            officers.append(.init(id: owner, village: cell.village))
            duties[cell] = [owner, backup]
        }
        return (OfficerRoster(officers: officers, cells: duties), officers.map(\.id).sorted())
    }

    private static func policies(in seed: String) throws -> LimitPolicies {
        let spans = try lines(of: "calendar.csv", in: seed).map { fields in
            guard fields.count > 2, let first = CivilDay(fields[0]), let last = CivilDay(fields[1]),
                let span = CalendarSpan(first: first, last: last, isWorking: fields[2] == "working")
            else { throw Malformed(file: "calendar.csv") }
            return span
        }
        let policies = try lines(of: "limits.csv", in: seed).map { fields in
            guard fields.count > 6, let stage = TimeLimitStage(rawValue: fields[0]),
                let scope = LimitPolicy.Scope(fields[1]), let amount = Double(fields[4]),
                let unit = LimitAmount.Unit(rawValue: fields[5]), let percent = Double(fields[6])
            else { throw Malformed(file: "limits.csv") }
            return LimitPolicy(
                stage: stage,
                scope: scope,
                urgency: Urgency(rawValue: fields[2]),
                town: TownCode(rawValue: fields[3]),
                rule: LimitRule(LimitAmount(amount, unit), warningShare: percent / 100)
            )
        }
        return LimitPolicies(policies, calendar: WorkingCalendar(office: .standard, spans: spans))
    }

    /// The fields of a table's lines, without its head.
    private static func lines(of file: String, in seed: String) throws -> [[String]] {
        guard let text = try? String(contentsOfFile: seed + "/" + file, encoding: .utf8) else {
            throw Malformed(file: file)
        }
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
