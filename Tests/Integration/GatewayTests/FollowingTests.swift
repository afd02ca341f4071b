import HTTPTypes
import Messaging
import Model
import PostgreSQL
import Testing

@testable import GatewayService

@Suite("Following through the gateway", .timeLimit(.minutes(10)))
struct FollowingTests {
    @Test("The same thing is offered, followed, counted and merged, and every follower hears how it goes on")
    func following() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner)
            let officer = try await bench.token(.gridOfficer, .cells([cell.code]), account: cell.officer)
            let (first, second, third) = (
                try await bench.citizen(), try await bench.citizen(), try await bench.citizen()
            )
            let body = #"{"categoryCode":"0901","text":"路边有一堆垃圾","position":\#(cell.position)}"#
            func submit(_ citizen: String, _ body: String, key: String) async throws -> ReportID {
                let receipt = try await bench.call(.post, "/v1/reports", citizen, body, key: key)
                let report = try #require(receipt.text("id").flatMap { ReportID($0) })
                try await bench.ear.hear(TaskAssigned.type, report)
                return report
            }
            let original = try await submit(first, body, key: "original")

            // Offered before sending, and followed without sending anything.
            let near = "/v1/reports/nearby?longitude=\(cell.longitude)&latitude=\(cell.latitude)&categoryCode=0901"
            let offered = try await bench.call(.get, near, second)
            #expect(offered.text("items", "0", "id") == original.description)
            #expect(offered["items", "0", "followers"] == .integer(0))
            let path = "/v1/reports/\(original)/followers"
            for _ in 0..<2 { #expect(try await bench.call(.post, path, second).text("state") == "following") }
            #expect(try await bench.call(.post, path, first).text("code") == "report.own")
            #expect(try await bench.call(.post, path, officer).status == 403)
            try await bench.ear.hear(ReportFollowed.type, original)
            #expect(try await bench.call(.get, near, second)["items", "0", "followers"] == .integer(1))

            // The third chose the original before sending; the officer merges what was sent.
            let duplicate = try await submit(
                third,
                #"{"categoryCode":"0901","text":"同一堆垃圾","position":\#(cell.position),"followsReportId":"\#(original)"}"#,
                key: "duplicate"
            )
            try await bench.ear.hear(ReportFollowed.type, original)
            let tasks = try await bench.call(.get, "/v1/tasks", officer)
            let ids = try #require(
                tasks.list("items").first { $0["reportId"] == .string(duplicate.description) }?["id"]
            )
            guard case .string(let task) = ids else { return }
            let detail = try await bench.call(.get, "/v1/tasks/\(task)", officer)
            #expect(detail.text("possibleDuplicates", "0") == original.description)
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/claim", officer).status == 200)
            let finding =
                #"{"finding":"duplicate","text":"与先前上报相同","position":\#(cell.position),"duplicateOf":"\#(original)"}"#
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/finding", officer, finding).status == 200)
            try await bench.ear.hear(ReportVerified.type, duplicate)

            // The original is verified: its reporter and both followers hear of it, the followers nothing of the reporter.
            let own = try #require(
                tasks.list("items").first { $0["reportId"] == .string(original.description) }?["id"]
            )
            guard case .string(let originalTask) = own else { return }
            let counted = try await bench.call(.get, "/v1/tasks/\(originalTask)", officer)
            #expect(counted["followers"] == .integer(2))
            #expect(try await bench.call(.post, "/v1/tasks/\(originalTask)/claim", officer).status == 200)
            let found =
                #"{"finding":"goneOnArrival","text":"到场时已清走","position":\#(cell.position)}"#
            #expect(try await bench.call(.post, "/v1/tasks/\(originalTask)/finding", officer, found).status == 200)
            while try await Self.told(original, bench) < 3 {}
            for follower in [second, third] {
                let inbox = try await bench.call(.get, "/v1/inbox", follower)
                let text = inbox.json?.text ?? ""
                #expect(text.contains("您关注的") && text.contains("到场时已清走"))
                #expect(!text.contains("路边有一堆垃圾"), "the reporter's own words are the reporter's")
                let followed = try await bench.call(.get, "/v1/reports/followed", follower)
                #expect(followed.text("items", "0", "id") == original.description)
                #expect(followed.text("items", "0", "state") == "goneOnArrival")
                #expect(followed["items", "0", "followers"] == .integer(2))
                #expect(try await bench.call(.get, "/v1/reports/\(original)", follower).status == 404)
            }
            #expect(try await bench.call(.get, "/v1/reports/followed", first).list("items").isEmpty)

            // What is answered is followed no more.
            let late = try await bench.citizen()
            var refused = try await bench.call(.post, path, late)
            while refused.status == 200 { refused = try await bench.call(.post, path, try await bench.citizen()) }
            #expect(refused.text("code") == "report.ended")
        }
    }

    /// How many citizens were told the finding.
    private static func told(_ report: ReportID, _ bench: EdgeBench) async throws -> Int {
        try await bench.owner.autocommit { database in
            try database.execute(
                """
                SELECT count(*) FROM notification.notice
                 WHERE report_id = \(report) AND type = 'report.verified.v1' AND recipient LIKE 'citizen:%'
                """
            ).decodeOne(Int.self)
        }
    }
}
