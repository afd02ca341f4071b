/// What a category means for the loop; the values are city data (*config*), seeded and editable.
package struct CategoryTraits: Hashable, Codable, Sendable {
    package let code: CategoryCode
    package let name: Words
    package let urgency: Urgency
    /// Fire, trapped people, smell of gas: stop page, alarm, no reward.
    package let isEmergency: Bool
    /// Drugs, fraud, gangs, vice: never to a grid officer.
    package let isCrimeTip: Bool
    /// May appear on public pages after verification.
    package let isPublic: Bool
    /// Disputes: hidden from every public list.
    package let isPrivate: Bool
    /// An officer cannot judge it by eye: closing needs the department's signed conclusion.
    package let needsConclusion: Bool
    package let departmentKind: DepartmentKind
    /// For a true report.
    package let points: Points
    /// What a red packet of this category holds; nil where there is none.
    package let redPacket: Fen?

    package init(
        code: CategoryCode,
        name: Words,
        urgency: Urgency = .normal,
        isEmergency: Bool = false,
        isCrimeTip: Bool = false,
        isPublic: Bool = true,
        isPrivate: Bool = false,
        needsConclusion: Bool = false,
        departmentKind: DepartmentKind,
        points: Points = Points(2),
        redPacket: Fen? = nil
    ) {
        self.code = code
        self.name = name
        self.urgency = urgency
        self.isEmergency = isEmergency
        self.isCrimeTip = isCrimeTip
        self.isPublic = isPublic
        self.isPrivate = isPrivate
        self.needsConclusion = needsConclusion
        self.departmentKind = departmentKind
        self.points = points
        self.redPacket = redPacket
    }
}
