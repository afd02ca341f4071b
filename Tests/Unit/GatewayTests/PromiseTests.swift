import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Model
import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import GatewayService

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is said at submission about when it will be looked at.
@Suite("The expected date of a submission")
struct PromiseTests {
    private struct Receipt: Decodable {
        struct Text: Decodable {
            let zh: String
            let en: String
        }

        let expectedAt: String?
        let words: Text
    }

    private static let ordinary = "1403"
    private static let urgent = "0101"
    private static let emergency = "0191"
    private static let crimeTip = "1801"

    private func promises() throws -> VerificationPromises {
        let kind = try #require(DepartmentKind(rawValue: "zhujian"))
        func traits(
            _ code: String,
            _ urgency: Urgency,
            isEmergency: Bool = false,
            isCrimeTip: Bool = false
        ) throws -> CategoryTraits {
            CategoryTraits(
                code: try #require(CategoryCode(rawValue: code)),
                name: Words(zh: "路灯不亮", en: "street lamp out"),
                urgency: urgency,
                isEmergency: isEmergency,
                isCrimeTip: isCrimeTip,
                departmentKind: kind
            )
        }
        let all = [
            try traits(Self.ordinary, .normal), try traits(Self.urgent, .urgent),
            try traits(Self.emergency, .urgent, isEmergency: true),
            try traits(Self.crimeTip, .urgent, isCrimeTip: true),
        ]
        let policies = LimitPolicies(
            [LimitPolicy(stage: .verification, urgency: .normal, rule: LimitRule(.workingDays(1)))],
            calendar: .plain
        )
        return VerificationPromises(
            categories: Dictionary(all.map { ($0.code, $0) }) { first, _ in first },
            policies: policies
        )
    }

    private func receipt(
        _ category: String,
        at moment: String,
        text: String = "灯不亮了",
        knowing promises: VerificationPromises?
    ) async throws -> Receipt {
        let house = try await FakeHouse()
        house.now.withLockedValue { now in Timestamp(moment).map { now = $0 } }
        house.promises.withLockedValue { $0 = promises }
        let token = try await house.token(.citizen)
        let body =
            #"{"categoryCode":"\#(category)","text":"\#(text)","position":{"longitude":113.75,"latitude":23.02,"system":"wgs84"}}"#
        return try await house.talk { client in
            var headers: HTTPFields = [.authorization: "Bearer \(token)", .contentType: "application/json"]
            if let name = HTTPField.Name("Idempotency-Key") { headers[name] = "key-1" }
            return try await client.execute(
                uri: "/v1/reports",
                method: .post,
                headers: headers,
                body: ByteBuffer(string: body)
            ) { response in
                #expect(response.status.code == 202)
                return try JSONDecoder().decode(Receipt.self, from: Data(response.body.readableBytesView))
            }
        }
    }

    @Test("In office hours an ordinary report is promised for the next working day")
    func day() async throws {
        let receipt = try await receipt(Self.ordinary, at: "2026-11-25T10:00:00+08:00", knowing: promises())
        #expect(receipt.expectedAt == "2026-11-26T02:00:00.000000Z")
        #expect(receipt.words.zh == "已收到,谢谢您!预计11月26日 10:00前核实")
    }

    @Test("At night it is said plainly that work begins in the morning")
    func night() async throws {
        let receipt = try await receipt(Self.ordinary, at: "2026-11-27T23:00:00+08:00", knowing: promises())
        #expect(receipt.expectedAt == "2026-11-30T09:30:00.000000Z")
        #expect(receipt.words.zh == "已收到,谢谢您!现在不是工作时间,11月30日 08:30起安排核实,预计11月30日 17:30前核实")
        #expect(receipt.words.en.contains("Outside office hours"))
    }

    @Test("An urgent one is promised round the clock")
    func urgent() async throws {
        let receipt = try await receipt(Self.urgent, at: "2026-11-27T23:00:00+08:00", knowing: promises())
        #expect(receipt.expectedAt == "2026-11-27T17:00:00.000000Z")
        #expect(receipt.words.zh == "已收到,谢谢您!预计11月28日 01:00前核实")
    }

    @Test(
        "Nobody in an emergency is told to wait, and a tip for the police has no officer's date",
        arguments: [(emergency, "有烟"), (ordinary, "三楼着火了,有人被困"), (crimeTip, "有人贩毒")]
    )
    func noDate(category: String, text: String) async throws {
        let receipt = try await receipt(category, at: "2026-11-25T10:00:00+08:00", text: text, knowing: promises())
        #expect(receipt.expectedAt == nil)
        #expect(receipt.words.zh == "已收到,谢谢您!")
    }

    @Test("Before the city's limits were read there is no date, and the report is taken in all the same")
    func unknown() async throws {
        let receipt = try await receipt(Self.ordinary, at: "2026-11-25T10:00:00+08:00", knowing: nil)
        #expect(receipt.expectedAt == nil)
    }
}
