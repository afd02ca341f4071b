/// Something that points can be exchanged for (*config*, city data).
package struct Offer: Hashable, Codable, Sendable {
    package let code: OfferCode
    /// Where it is handed over.
    package let townCode: TownCode
    package let name: Words
    package let points: Points
    package let isActive: Bool

    package init(code: OfferCode, townCode: TownCode, name: Words, points: Points, isActive: Bool) {
        self.code = code
        self.townCode = townCode
        self.name = name
        self.points = points
        self.isActive = isActive
    }
}
