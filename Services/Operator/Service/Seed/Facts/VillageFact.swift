package import Model

/// A village or community by name.
///
/// Codes follow the numbering of the national statistics codes (communities from 001, villages from 200, in the order
/// of the list) but are the project's own.
package struct VillageFact: Sendable {
    package let code: VillageCode
    package let townCode: TownCode
    package let name: String
    package let isCommunity: Bool

    package var fullName: String { isCommunity ? name + "居民委员会" : name + "民委员会" }

    /// The villages of one line: a town, its communities and its villages.
    static func list(_ line: FactTable.Line) throws(SeedError) -> [VillageFact] {
        let town = try line.value("town", as: TownCode.self)
        let communities = try line.list("communities", by: "、")
        let villages = try line.list("villages", by: "、")
        return try make(communities, from: 1, in: town, isCommunity: true, line)
            + make(villages, from: 200, in: town, isCommunity: false, line)
    }

    private static func make(
        _ names: [String],
        from first: Int,
        in town: TownCode,
        isCommunity: Bool,
        _ line: FactTable.Line
    ) throws(SeedError) -> [VillageFact] {
        var facts: [VillageFact] = []
        for (index, name) in names.enumerated() {
            let digits = ThreeDigits.text(first + index)
            guard let code = VillageCode(rawValue: town.rawValue + digits) else {
                throw line.malformed("too many villages")
            }
            facts.append(VillageFact(code: code, townCode: town, name: name, isCommunity: isCommunity))
        }
        return facts
    }
}
