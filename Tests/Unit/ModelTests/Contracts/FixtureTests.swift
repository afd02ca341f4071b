import Foundation
import Testing

@testable import Model

/// The contracts on the wire: every field's name and shape is pinned by a file in Fixtures.
@Suite("Message contracts")
struct FixtureTests {
    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")
    }

    private static func file(_ contract: any MessageContract.Type) -> URL {
        folder.appending(path: "\(contract.kind.rawValue).\(contract.type.rawValue).json")
    }

    /// Two bodies: every field present, and only what must be.
    private static func samples<Contract: MessageContract>(of type: Contract.Type) throws -> [Contract] {
        try [SampleDecoder.sample(type, isFull: true), SampleDecoder.sample(type, isFull: false)]
    }

    private static func json(of contract: any MessageContract.Type) throws -> String {
        func readable<Contract: MessageContract>(_ type: Contract.Type) throws -> String {
            try MessageCoding.readable(samples(of: type)) + "\n"
        }
        return try readable(contract)
    }

    /// `RECORD_FIXTURES=1` writes the files of contracts that are new; a pinned file is never written over.
    @Test("Every contract's JSON is the one in its fixture, and decodes to the value it was made from")
    func jsonIsPinned() throws {
        func check<Contract: MessageContract>(_ type: Contract.Type) throws {
            let file = Self.file(type)
            let json = try Self.json(of: type)
            if !FileManager.default.fileExists(atPath: file.path),
                ProcessInfo.processInfo.environment["RECORD_FIXTURES"] == "1"
            {
                try Data(json.utf8).write(to: file)
            }
            let pinned = try? String(contentsOf: file, encoding: .utf8)
            #expect(json == pinned, "\(type.type) as \(type.kind): \(file.lastPathComponent)")
            #expect(try MessageCoding.decode([Contract].self, from: pinned ?? "") == Self.samples(of: type))
        }
        for contract in MessageRegistry.contracts { try check(contract) }
        let known = Set(MessageRegistry.contracts.map { Self.file($0).lastPathComponent })
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files.filter { $0.hasSuffix(".json") }) == known, "a fixture of a contract that is gone")
    }

    @Test("Every type's name is well-formed, and unique among its kind")
    func namesAreWellFormed() {
        for contract in MessageRegistry.contracts {
            #expect(MessageType(rawValue: contract.type.rawValue) == contract.type)
            #expect(contract.sentence.hasSuffix("."), "\(contract.type) has no sentence")
            #expect(MessageRegistry.contract(of: contract.type, kind: contract.kind) == contract)
        }
        let names = MessageRegistry.contracts.map { "\($0.kind.rawValue) \($0.type)" }
        #expect(Set(names).count == names.count)
    }

    @Test("A department's own contract says nothing about the reporter")
    func departmentsLearnNothing() throws {
        for contract in MessageRegistry.contracts where contract.kind == .toDepartment {
            let json = try Self.json(of: contract)
            for word in ["citizen", "reporter", "reportID", "capturedPosition", "\"report\""] {
                #expect(!json.contains(word), "\(contract.type) names \(word)")
            }
        }
    }

    @Test("A body with a wrong type or an ill-shaped code does not decode")
    func wrongBodiesAreRefused() {
        let bodies = [
            "{", "[]", #"{"taskID": 7}"#, #"{"taskID": "no-uuid"}"#,
            #"{"reportID":"019ab0c0-d0e0-7f01-8023-456789abcd01","stars":"five"}"#,
        ]
        for body in bodies {
            #expect(throws: (any Error).self) { try MessageCoding.decode(ClaimTask.self, from: body) }
            #expect(throws: (any Error).self) { try MessageCoding.decode(RateReport.self, from: body) }
        }
        #expect(TownCode(rawValue: "44190000") == nil)
        #expect(GridCode(rawValue: "44190011500100x") == nil)
        #expect(DepartmentCode(rawValue: "441900115") == nil)
        #expect(DepartmentCode(rawValue: "441900115-Cheng Guan") == nil)
    }
}
