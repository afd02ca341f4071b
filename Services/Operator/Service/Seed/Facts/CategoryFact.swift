package import Model

/// An item of events with its rules.
package struct CategoryFact: Sendable {
    package let code: CategoryCode
    package let name: String
    package let englishName: String
    package let departmentKind: DepartmentKind
    package let urgency: Urgency
    package let isPublic: Bool
    package let isPrivate: Bool
    package let isEmergency: Bool
    package let isCrimeTip: Bool
    package let needsConclusion: Bool
    package let points: Int32
    /// Mean red packet of a rewarded report, fen; 0 where there is none.
    package let redPacketFen: Int32

    private static let knownTraits: Set<String> = ["public", "private", "emergency", "crimeTip", "conclusion"]

    init(_ line: FactTable.Line) throws(SeedError) {
        code = try line.value("code")
        name = try line.text("name")
        englishName = try line.text("englishName")
        departmentKind = try line.value("departmentKind")
        guard let urgency = Urgency(rawValue: try line.text("urgency")) else {
            throw line.malformed("urgency is normal or urgent")
        }
        self.urgency = urgency
        let traits = Set(try line.list("traits", by: " "))
        guard traits.isSubset(of: Self.knownTraits) else { throw line.malformed("an unknown trait") }
        isPublic = traits.contains("public")
        isPrivate = traits.contains("private")
        isEmergency = traits.contains("emergency")
        isCrimeTip = traits.contains("crimeTip")
        needsConclusion = traits.contains("conclusion")
        points = try line.value("points")
        redPacketFen = try line.value("redPacketFen")
    }
}
