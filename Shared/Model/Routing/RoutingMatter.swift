/// What routing rules ask of a confirmed case.
package struct RoutingMatter: Hashable, Sendable {
    package let categoryCode: CategoryCode
    package let villageCode: VillageCode
    /// The officer's.
    package let words: String
    package let confirmedAt: Timestamp

    package init(categoryCode: CategoryCode, villageCode: VillageCode, words: String, confirmedAt: Timestamp) {
        self.categoryCode = categoryCode
        self.villageCode = villageCode
        self.words = words
        self.confirmedAt = confirmedAt
    }
}
