/// What a category's true reports bring where no rule says otherwise (*config*, with the category).
package struct CategoryReward: Hashable, Codable, Sendable {
    package let points: Points
    /// What a red packet holds, in fen; nil where there are points only.
    package let redPacket: Fen?

    package init(points: Points, redPacket: Fen? = nil) {
        self.points = points
        self.redPacket = redPacket
    }

    /// For following an open report of the same thing.
    package static let followerPoints = Points(1)
}

extension CategoryTraits {
    /// Emergencies and crime tips bring nothing, whatever their figures say.
    package var reward: CategoryReward? {
        isEmergency || isCrimeTip ? nil : CategoryReward(points: points, redPacket: redPacket)
    }
}
