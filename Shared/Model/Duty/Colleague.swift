/// What a step of a task has to know of the officer whom it names; looked up by the service.
package struct Colleague: Hashable, Sendable {
    package let id: OfficerID
    package let town: TownCode
    /// On leave.
    package let isAway: Bool

    package init(id: OfficerID, town: TownCode, isAway: Bool) {
        self.id = id
        self.town = town
        self.isAway = isAway
    }
}
