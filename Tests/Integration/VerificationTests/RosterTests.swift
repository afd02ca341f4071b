import Foundation
import Model
import Testing
import VerificationService

/// Who gets which task, without any server.
@Suite("The roster")
struct RosterTests {
    private let report: ReportSummary
    private let owner = OfficerID.random()
    private let deputy = OfficerID.random()
    private let neighbour = OfficerID.random()
    private let stranger = OfficerID.random()

    init() throws {
        let cell = try #require(GridCode(rawValue: "441900003001001"))
        let pin = try #require(Coordinate<WGS84>(longitude: 113.75, latitude: 23.04))
        let category = try #require(CategoryCode(rawValue: "0101"))
        report = Place(cell: cell, pin: pin, officer: owner, category: category).summary()
    }

    private func roster(active: [OfficerID]) throws -> OfficerRoster {
        let other = try #require(VillageCode(rawValue: "441900003002"))
        let far = try #require(VillageCode(rawValue: "441900004001"))
        let villages = [
            owner: report.villageCode, deputy: report.villageCode, neighbour: other, stranger: far,
        ]
        return OfficerRoster(
            officers: active.compactMap { id in villages[id].map { OfficerRoster.Officer(id: id, village: $0) } },
            cells: [report.gridCode: [owner, deputy].filter(active.contains)]
        )
    }

    @Test("The owner of the cell looks first, then the deputy, then the village's, then the town's")
    func firstLook() throws {
        #expect(try roster(active: [owner, deputy, neighbour]).firstLook(at: report, onPatrol: nil) == owner)
        #expect(try roster(active: [deputy, neighbour]).firstLook(at: report, onPatrol: nil) == deputy)
        #expect(try roster(active: [neighbour, stranger]).firstLook(at: report, onPatrol: nil) == neighbour)
        #expect(try roster(active: [stranger]).firstLook(at: report, onPatrol: nil) == nil)
    }

    @Test("An officer on patrol verifies what they report; one who left does not")
    func patrol() throws {
        #expect(try roster(active: [owner, neighbour]).firstLook(at: report, onPatrol: neighbour) == neighbour)
        #expect(try roster(active: [owner]).firstLook(at: report, onPatrol: neighbour) == owner)
    }

    @Test("A second look is another officer's, of another village where there is one")
    func secondLook() throws {
        let all = try roster(active: [owner, deputy, neighbour, stranger])
        #expect(all.secondLook(at: report, otherThan: owner) == neighbour)
        #expect(try roster(active: [owner, deputy]).secondLook(at: report, otherThan: owner) == deputy)
        #expect(try roster(active: [owner, stranger]).secondLook(at: report, otherThan: owner) == stranger)
        #expect(try roster(active: [owner]).secondLook(at: report, otherThan: owner) == nil)
    }

    @Test("The same report always goes to the same officer")
    func stable() throws {
        let one = try roster(active: [deputy, neighbour, stranger]).secondLook(at: report, otherThan: owner)
        let two = try roster(active: [deputy, neighbour, stranger]).secondLook(at: report, otherThan: owner)
        #expect(one == two)
    }
}
