/// A department of a town or a committee of a village: `<town>-<kind>` or `<village>-<kind>`.
///
/// Examples: `441900003-chengguan`, `441900003001-committee`. It is the first word of the department's routing keys.
package struct DepartmentCode: Code {
    package let rawValue: String
    package let kind: DepartmentKind

    package init?(rawValue: String) {
        guard let hyphen = rawValue.firstIndex(of: "-") else { return nil }
        let area = String(rawValue[..<hyphen])
        guard area.isDigits(9) || area.isDigits(12),
            let kind = DepartmentKind(rawValue: String(rawValue[rawValue.index(after: hyphen)...]))
        else { return nil }
        self.rawValue = rawValue
        self.kind = kind
    }

    package init(town: TownCode, kind: DepartmentKind) {
        rawValue = town.rawValue + "-" + kind.rawValue
        self.kind = kind
    }

    package init(village: VillageCode, kind: DepartmentKind) {
        rawValue = village.rawValue + "-" + kind.rawValue
        self.kind = kind
    }

    package var town: TownCode { TownCode(unchecked: String(rawValue.prefix(9))) }

    /// A department of the city itself: the city's digits, and 000 where others have their town.
    package var isOfCity: Bool { town.rawValue.hasSuffix("000") }

    /// The village of a committee; nil for a department of the whole town.
    package var village: VillageCode? {
        let area = rawValue.prefix { $0 != "-" }
        return area.utf8.count == 12 ? VillageCode(unchecked: String(area)) : nil
    }
}
