import Crypto
import FoundationEssentials
import SeededRandom
import Testing

@testable import Model

@Suite("Identifiers")
struct IdentityTests {
    private let maker = ReportIDMaker(key: SymmetricKey(data: Array(repeating: UInt8(42), count: 32)))
    private let citizen = CitizenID(Samples.uuid(6))
    private let stranger = CitizenID(Samples.uuid(99))

    @Test("The same citizen and key give the same report id; any other does not")
    func sameKeySameID() {
        let first = maker.id(citizen: citizen, idempotencyKey: "a")
        #expect(first == maker.id(citizen: citizen, idempotencyKey: "a"))
        #expect(first != maker.id(citizen: citizen, idempotencyKey: "b"))
        #expect(first != maker.id(citizen: stranger, idempotencyKey: "a"))
        let other = ReportIDMaker(key: SymmetricKey(data: Array(repeating: UInt8(43), count: 32)))
        #expect(first != other.id(citizen: citizen, idempotencyKey: "a"))
    }

    @Test("A report id is a UUIDv8 that verifies for its own citizen only, and not when a bit is changed")
    func verifies() throws {
        for number in 0..<500 {
            let id = maker.id(citizen: citizen, idempotencyKey: "\(number)")
            #expect(id.uuid.version == 8)
            #expect(id.uuid.bytes[8] >> 6 == 2)
            #expect(maker.verify(id, citizen: citizen))
            #expect(!maker.verify(id, citizen: stranger))
            var bytes = id.uuid.bytes
            bytes[number % 16] ^= 1
            #expect(!maker.verify(ReportID(try #require(UUID(bytes: bytes))), citizen: citizen))
        }
        #expect(!maker.verify(ReportID(UUID()), citizen: citizen))
    }

    @Test("Ten thousand keys of one citizen give ten thousand ids")
    func idsDoNotCollide() {
        let ids = (0..<10_000).map { maker.id(citizen: citizen, idempotencyKey: "\($0)") }
        #expect(Set(ids).count == ids.count)
    }

    @Test("A derived id depends on its name alone and is pinned")
    func derived() {
        let report = ReportID(Samples.uuid(1))
        #expect(TaskID(kind: .first, of: report, round: 1) == TaskID(kind: .first, of: report, round: 1))
        #expect(TaskID(kind: .first, of: report, round: 1) != TaskID(kind: .recheck, of: report, round: 1))
        #expect(TaskID(kind: .first, of: report, round: 1).uuid.version == 8)
        #expect(CaseID(of: report).description == "4f4f7f1b-fcd7-8d7a-8331-09b5ddebdf8d")
    }

    @Test("Time-ordered ids sort by their time and carry it")
    func timeOrdered() {
        var random = SeededGenerator(seed: 3)
        let early = UUID.timeOrdered(at: Samples.now, using: &random)
        let late = UUID.timeOrdered(at: Samples.now + .milliseconds(1), using: &random)
        #expect(AccountID(early) < AccountID(late))
        #expect(early.version == 7)
        #expect(early.lowercaseString.hasPrefix("01a2076b-447b"), "\(early.lowercaseString)")
        #expect(early != UUID.timeOrdered(at: Samples.now, using: &random))
    }

    @Test("Text is lower-case and both cases are read")
    func text() throws {
        let id = ReportID(Samples.uuid(0xAB))
        #expect(id.description == "019ab0c0-d0e0-7f01-8023-456789abcdab")
        #expect(ReportID(id.description.uppercased()) == id)
        #expect(ReportID("019ab0c0") == nil)
    }

    @Test("A scope covers what lies in it and nothing else")
    func scopes() throws {
        let cell = try #require(Samples.cell)
        let department = try #require(Samples.department)
        #expect(AreaScope.town(cell.town).contains(cell))
        #expect(AreaScope.city.contains(cell.town))
        #expect(!AreaScope.own.contains(cell))
        #expect(!AreaScope.cells([cell]).contains(cell.town))
        for scope in [
            .own, .city, .town(cell.town), .village(cell.village), .cells([cell]), .cells([]), .department(department),
        ]
            as [AreaScope]
        {
            #expect(AreaScope(scope.description) == scope)
        }
        for text in ["", "town", "town:1", "cells:1", "everything"] { #expect(AreaScope(text) == nil) }
    }

    @Test("A department's code tells its town, its kind, and the village of a committee")
    func departmentCodes() throws {
        let committee = try #require(DepartmentCode(rawValue: "441900003001-committee"))
        #expect(committee.village?.rawValue == "441900003001" && committee.kind == .committee)
        let office = try #require(DepartmentCode(rawValue: "441900003-chengguan"))
        #expect(office.village == nil && office.town.rawValue == "441900003")
    }

    @Test("Every refusal has a code, words in both languages, and a status of its kind")
    func refusals() throws {
        for code in RefusalCode.allCases {
            #expect((400...599).contains(code.status))
            #expect(!code.words.zh.isEmpty && !code.words.en.isEmpty)
            let refusal = Refusal(code, detail: "x")
            #expect(try MessageCoding.decode(Refusal.self, from: MessageCoding.encode(refusal)) == refusal)
        }
        let newer = #"{"code":"case.newer","status":409,"words":{"zh":"","en":""}}"#
        #expect(try MessageCoding.decode(Refusal.self, from: newer) == Refusal(.other, detail: "case.newer"))
    }
}
