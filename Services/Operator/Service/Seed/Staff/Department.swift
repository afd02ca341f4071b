package import Model

/// An office of the city or a town, or a village's committee: a row of `city.department`.
package struct Department: Sendable {
    /// The city's own offices stand under this code, which no town has.
    package static let cityArea = "441900000"

    package let code: DepartmentCode
    package let kind: DepartmentKind
    package let level: String
    package let townCode: TownCode?
    package let villageCode: VillageCode?
    package let name: String
    package let englishName: String

    /// Every office that the kinds and the division ask for.
    package static func all(of facts: CityFacts) -> [Department] {
        var departments: [Department] = []
        for kind in facts.departmentKinds {
            if kind.levels.contains("city"), let city = TownCode(rawValue: cityArea) {
                departments.append(
                    Department(
                        code: DepartmentCode(town: city, kind: kind.code),
                        kind: kind.code,
                        level: "city",
                        townCode: nil,
                        villageCode: nil,
                        name: "市级\(kind.name)部门",
                        englishName: "City: \(kind.englishName)"
                    )
                )
            }
            if kind.levels.contains("town") {
                departments += facts.towns.map { town in
                    Department(
                        code: DepartmentCode(town: town.code, kind: kind.code),
                        kind: kind.code,
                        level: "town",
                        townCode: town.code,
                        villageCode: nil,
                        name: town.name + kind.officeName,
                        englishName: "\(town.englishName): \(kind.englishName)"
                    )
                }
            }
            if kind.levels.contains("village") {
                let names = Dictionary(facts.towns.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
                departments += facts.villages.map { village in
                    Department(
                        code: DepartmentCode(village: village.code, kind: kind.code),
                        kind: kind.code,
                        level: "village",
                        townCode: village.townCode,
                        villageCode: village.code,
                        name: (names[village.townCode]?.name ?? "") + village.fullName,
                        englishName:
                            "\(names[village.townCode]?.englishName ?? ""): \(kind.englishName) \(village.name)"
                    )
                }
            }
        }
        return departments
    }
}
