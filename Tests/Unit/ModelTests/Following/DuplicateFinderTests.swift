import Testing

@testable import Model

@Suite("Which open reports may be the same thing")
struct DuplicateFinderTests {
    private let rubbish = CategoryCode(rawValue: "0901")
    private let parking = CategoryCode(rawValue: "0801")

    /// - Parameters:
    ///   - metres: to the north of the first.
    ///   - minutes: after the first was registered.
    private func matter(
        _ number: UInt8,
        metres: Double = 0,
        minutes: Int = 0,
        category: CategoryCode? = nil,
        pictures: [OpenMatter.Picture] = [],
        isConfirmed: Bool = false
    ) throws -> OpenMatter {
        OpenMatter(
            id: ReportID(Samples.uuid(number)),
            category: try #require(category ?? rubbish),
            pin: Coordinate<WGS84>(unchecked: 114.0719, 22.8006 + metres / 111_195, 12),
            registeredAt: Samples.now + .seconds(minutes * 60),
            pictures: pictures,
            isConfirmed: isConfirmed
        )
    }

    private func picture(_ digit: String, bits: UInt64?) throws -> OpenMatter.Picture {
        OpenMatter.Picture(id: try #require(PhotoID(rawValue: String(repeating: digit, count: 64))), bits: bits)
    }

    private func ids(_ numbers: UInt8...) -> [ReportID] { numbers.map { ReportID(Samples.uuid($0)) } }

    @Test(
        "What is near and of the same category stands with the earliest, the nearest first; what is like nothing stands nowhere"
    )
    func near() throws {
        let groups = DuplicateFinder().groups(of: [
            try matter(1, metres: 30, minutes: 5), try matter(2, minutes: 0), try matter(3, metres: 12, minutes: 9),
            try matter(4, metres: 70, minutes: 1), try matter(5, minutes: 2, category: parking),
        ])
        // First those that are like nothing before them; a candidate is compared with every earlier one.
        #expect(groups.map(\.original) == ids(2, 4, 1))
        #expect(groups.map { $0.candidates.map(\.id) } == [ids(3, 1), ids(1), ids(3)])
        #expect(groups.first?.candidates.allSatisfy { $0.isSameCategory && !$0.hasSamePhoto } == true)
        #expect(groups.first.map { ($0.candidates[0].metres - 12).magnitude < 0.5 } == true)
    }

    @Test("What was confirmed on site stays, however late it came, and is never a candidate")
    func confirmed() throws {
        let groups = DuplicateFinder().groups(of: [
            try matter(1, minutes: 0), try matter(2, metres: 5, minutes: 60, isConfirmed: true),
            try matter(3, metres: 9, minutes: 90, isConfirmed: true),
        ])
        #expect(groups.map(\.original) == ids(2, 3))
        #expect(groups.allSatisfy { $0.candidates.map(\.id) == ids(1) })
    }

    @Test("The same photo tells, wherever the pin and whatever the category; a picture of one colour tells nothing")
    func photos() throws {
        let bits: UInt64 = 0xF0E1_D2C3_B4A5_9687
        let groups = DuplicateFinder().groups(of: [
            try matter(1, pictures: [picture("a", bits: bits)]),
            try matter(2, metres: 900, minutes: 1, category: parking, pictures: [picture("b", bits: bits ^ 0b111)]),
            try matter(3, metres: 5_000, minutes: 2, pictures: [picture("a", bits: nil)]),
            try matter(4, metres: 6_000, minutes: 3, pictures: [picture("c", bits: ~bits)]),
            try matter(5, metres: 7_000, minutes: 4, pictures: [picture("d", bits: 1)]),
            try matter(6, metres: 8_000, minutes: 5, pictures: [picture("e", bits: 1)]),
        ])
        #expect(groups.map(\.original) == ids(1))
        #expect(groups.first?.candidates.map(\.id) == ids(2, 3))
        #expect(groups.first?.candidates.map(\.isSameCategory) == [false, true])
        #expect(groups.first?.candidates.allSatisfy(\.hasSamePhoto) == true)
    }

    @Test("Of three at one place the second and the third are compared too, whatever is thought of the first")
    func apart() throws {
        let groups = DuplicateFinder().groups(of: try (1...3).map { try matter(UInt8($0), minutes: $0) })
        #expect(groups.map(\.original) == ids(1, 2))
        #expect(groups.map { $0.candidates.map(\.id) } == [ids(2, 3), ids(3)])
    }

    @Test("In a storm a report stands in a few groups, not in all")
    func storm() throws {
        let groups = DuplicateFinder(standing: 3).groups(of: try (1...60).map { try matter(UInt8($0), minutes: $0) })
        var stands: [ReportID: Int] = [:]
        for candidate in groups.flatMap(\.candidates) { stands[candidate.id, default: 0] += 1 }
        #expect(stands.count == 59 && stands.values.allSatisfy { $0 <= 3 })
    }

    @Test("A chain is no group, and the order of what comes in does not matter")
    func chains() throws {
        let row = try (0..<9).map { try matter(UInt8($0 + 1), metres: Double($0) * 30, minutes: $0) }
        let groups = DuplicateFinder().groups(of: row)
        #expect(groups.map(\.original) == row.dropLast().map(\.id))
        #expect(groups.allSatisfy { $0.candidates.count == 1 && $0.candidates[0].metres < 50 })
        #expect(DuplicateFinder().groups(of: row.reversed()) == groups)
    }
}
