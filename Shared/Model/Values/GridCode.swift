/// A grid cell: fifteen digits, division, town and village and three of its own (structure of GB/T 30428.1).
package struct GridCode: Code {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.isDigits(15) else { return nil }
        self.rawValue = rawValue
    }

    init(unchecked rawValue: String) { self.rawValue = rawValue }

    package var village: VillageCode { VillageCode(unchecked: String(rawValue.prefix(12))) }
    package var town: TownCode { TownCode(unchecked: String(rawValue.prefix(9))) }
}
