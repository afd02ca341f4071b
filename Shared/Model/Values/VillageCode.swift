/// A village or community: twelve digits, the town's nine and three of its own, e.g. `441900003001`.
package struct VillageCode: Code {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.isDigits(12) else { return nil }
        self.rawValue = rawValue
    }

    init(unchecked rawValue: String) { self.rawValue = rawValue }

    package var town: TownCode { TownCode(unchecked: String(rawValue.prefix(9))) }
}
