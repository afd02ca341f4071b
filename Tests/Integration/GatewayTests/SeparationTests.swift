import Foundation
import HTTPTypes
import Messaging
import Model
import PostgreSQL
import Testing

@testable import GatewayService

@Suite("Duplicates and what becomes of them, through the gateway", .timeLimit(.minutes(10)))
struct SeparationTests {
    /// A cell with its officer, and reports in it.
    private struct Stage {
        let bench: EdgeBench
        let cell: Cell
        let officer: String

        init(_ bench: EdgeBench) async throws {
            self.bench = bench
            cell = try await Cell.any(bench.owner)
            officer = try await bench.token(.gridOfficer, .cells([cell.code]), account: cell.officer)
        }

        func submit(_ citizen: String, _ text: String) async throws -> ReportID {
            let body = #"{"categoryCode":"0901","text":"\#(text)","position":\#(cell.position)}"#
            let receipt = try await bench.call(.post, "/v1/reports", citizen, body, key: "\(UUID())")
            let report = try #require(receipt.text("id").flatMap { ReportID($0) })
            try await bench.ear.hear(TaskAssigned.type, report)
            return report
        }

        func find(_ report: ReportID, round: Int = 1, _ finding: String, more: String = "") async throws {
            let task = TaskID(kind: .first, of: report, round: round)
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/claim", officer).status == 200)
            let photo = try await bench.upload(officer)
            let body =
                #"{"finding":"\#(finding)","text":"已到现场","position":\#(cell.position),"photos":["\#(photo)"]\#(more)}"#
            let seen = try await bench.call(.post, "/v1/tasks/\(task)/finding", officer, body)
            #expect(seen.status == 200, "\(seen.json?.text ?? "")")
            try await bench.ear.hear(ReportVerified.type, report)
        }

        func count(_ sql: SQL) async throws -> Int {
            try await bench.owner.autocommit { try $0.execute(sql).decodeOne(Int.self) }
        }

        func until(_ sql: SQL, is number: Int) async throws {
            while try await count(sql) != number {}
        }

        func points(_ citizen: String, are number: Int) async throws {
            while try await bench.call(.get, "/v1/points", citizen)["balance"] != .integer(Int64(number)) {}
        }

        /// Waits until the officer's finding has reached a follower.
        func merged(_ duplicate: ReportID, into original: ReportID) async throws {
            try await until(
                "SELECT count(*) FROM intake.report WHERE id = \(duplicate) AND merged_into = \(original)",
                is: 1
            )
            try await until(
                "SELECT count(*) FROM notification.follower WHERE report_id = \(original) AND merged_report_id = \(duplicate)",
                is: 1
            )
        }
    }

    @Test(
        "Merged at the desk while a question is open, nobody waits for its answer; what the list showed is recorded once"
    )
    func mergedAtTheDesk() async throws {
        try await EdgeBench.run { bench in
            let stage = try await Stage(bench)
            let (first, second) = (try await bench.citizen(), try await bench.citizen())
            let original = try await stage.submit(first, "路边有一堆垃圾")
            let duplicate = try await stage.submit(second, "同一堆垃圾")
            let task = TaskID(kind: .first, of: duplicate, round: 1)
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/claim", stage.officer).status == 200)
            let question = try await bench.call(
                .post,
                "/v1/tasks/\(task)/question",
                stage.officer,
                #"{"text":"在哪一侧?"}"#
            )
            #expect(question.status == 200)
            #expect(try await bench.call(.get, "/v1/reports/\(duplicate)", second)["canAnswer"] == .boolean(true))
            let clerk = AccountID(UUID())
            let centre = try await bench.token(.townCentre, .town(stage.cell.code.town), account: clerk)
            for _ in 0..<2 {
                let seen = try await bench.call(.get, "/v1/duplicates", centre)
                #expect(seen.text("items", "0", "original", "reportId") == original.description)
                #expect(seen.text("items", "0", "candidates", "0", "reportId") == duplicate.description)
            }
            let body = #"{"originalId":"\#(original)","text":"同一处"}"#
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/merger", centre, body).status == 200)
            #expect(try await bench.call(.get, "/v1/reports/\(duplicate)", second)["canAnswer"] == .boolean(false))
            let page = try await bench.call(.get, "/v1/tasks/\(task)", stage.officer)
            #expect(page["isMergedByCentre"] == .boolean(true) && page.text("task", "state") == "concluded")
            // Written together, in the order of the readings: the last one tells that all are there.
            #expect(try await bench.call(.get, "/v1/tasks/\(task)", centre).status == 200)
            try await stage.until(
                "SELECT count(*) FROM identity.access_record WHERE account_id = \(clerk) AND operation = 'readTask'",
                is: 1
            )
            for report in [original, duplicate] {
                #expect(
                    try await stage.count(
                        """
                        SELECT count(*) FROM identity.access_record
                         WHERE account_id = \(clerk) AND operation = 'listDuplicates' AND report_id = \(report)
                        """
                    ) == 1
                )
            }
        }
    }

    @Test("A duplicate that is none goes its own way again: task, followers, points and figures are put right")
    func separated() async throws {
        try await EdgeBench.run { bench in
            let stage = try await Stage(bench)
            let (first, second, third) = (
                try await bench.citizen(), try await bench.citizen(), try await bench.citizen()
            )
            let original = try await stage.submit(first, "路边有一堆垃圾")
            let duplicate = try await stage.submit(second, "另一堆垃圾")
            #expect(try await bench.call(.post, "/v1/reports/\(duplicate)/followers", third).status == 200)
            try await bench.ear.hear(ReportFollowed.type, duplicate)
            let task = TaskID(kind: .first, of: duplicate, round: 1)
            let separation = "/v1/tasks/\(task)/separation"
            let reason = #"{"reason":"是两处不同的垃圾堆"}"#
            #expect(
                try await bench.call(.post, separation, stage.officer, reason).text("code") == "task.notYours",
                "nobody has found anything yet"
            )
            try await stage.find(duplicate, "duplicate", more: #","duplicateOf":"\#(original)""#)
            try await stage.merged(duplicate, into: original)
            try await stage.until("SELECT followers::int8 FROM intake.report WHERE id = \(original)", is: 2)
            try await stage.points(second, are: 1)

            // Another officer must not, the officer may.
            let stranger = try await bench.token(.gridOfficer, .cells([stage.cell.code]))
            #expect(try await bench.call(.post, separation, stranger, reason).text("code") == "task.notYours")
            let again = try await bench.call(.post, separation, stage.officer, reason)
            #expect(again.status == 200)
            #expect(
                try await bench.call(.post, separation, stage.officer, reason).text("code") == "task.notYours",
                "the finding is nobody's any more"
            )
            try await stage.until(
                "SELECT count(*) FROM intake.report WHERE id = \(duplicate) AND merged_into IS NULL AND ended_at IS NULL",
                is: 1
            )
            try await stage.until("SELECT followers::int8 FROM intake.report WHERE id = \(original)", is: 0)
            try await stage.until(
                "SELECT count(*) FROM notification.follower WHERE report_id = \(original) AND is_following",
                is: 0
            )
            #expect(try await stage.count("SELECT followers::int8 FROM intake.report WHERE id = \(duplicate)") == 1)
            let page = try await bench.call(.get, "/v1/reports/\(duplicate)", second)
            #expect(page.text("state") == "registered" && page["isVerified"] == .boolean(false))
            try await stage.points(second, are: 0)

            // The second look counts, and brings points of its own.
            try await stage.find(duplicate, round: 2, "confirmed")
            let worth = try await stage.count("SELECT points::int8 FROM city.category WHERE code = '0901'")
            try await stage.points(second, are: worth)
            try await stage.find(original, "confirmed")
            let town = stage.cell.code.town
            for (figure, sum) in [("verified", 2), ("verificationDue", 2), ("duplicate", 0), ("confirmed", 2)] {
                try await stage.until(
                    """
                    SELECT coalesce(sum(count), 0)::int8 FROM verification.figure_now
                     WHERE period = 'all' AND figure = \(figure) AND town_code = \(town)
                    """,
                    is: sum
                )
            }
            #expect(
                try await stage.count(
                    "SELECT count(*) FROM intake.merger WHERE duplicate_id = \(duplicate) AND separated_at IS NOT NULL"
                ) == 1,
                "the history stays"
            )
        }
    }

    @Test("Whose report was merged is asked to rate it when the original is done, and may; who only follows is not")
    func rating() async throws {
        try await EdgeBench.run { bench in
            let stage = try await Stage(bench)
            let (first, second, third) = (
                try await bench.citizen(), try await bench.citizen(), try await bench.citizen()
            )
            let original = try await stage.submit(first, "路边有一堆垃圾")
            let duplicate = try await stage.submit(second, "同一堆垃圾")
            #expect(try await bench.call(.post, "/v1/reports/\(original)/followers", third).status == 200)
            try await stage.find(duplicate, "duplicate", more: #","duplicateOf":"\#(original)""#)
            try await stage.merged(duplicate, into: original)
            let rating = #"{"stars":5,"isSolved":true}"#
            let path = "/v1/reports/\(duplicate)/rating"
            #expect(try await bench.call(.post, path, second, rating).text("code") == "rating.notYet")
            try await stage.find(original, "resolvedOnSite")
            try await stage.until(
                """
                SELECT count(*) FROM notification.notice
                 WHERE type = 'report.verified.v1' AND report_id IN (\(original), \(duplicate)) AND is_action
                """,
                is: 2
            )
            let asked = try await bench.call(.get, "/v1/inbox", second).list("items")
            #expect(asked.contains { $0["isAction"] == .boolean(true) && $0["reportId"] == .string("\(duplicate)") })
            let onlooker = try await bench.call(.get, "/v1/inbox", third).list("items")
            #expect(onlooker.allSatisfy { $0["isAction"] == .boolean(false) } && onlooker.count >= 2)
            #expect(try await bench.call(.get, "/v1/reports/\(duplicate)", second)["canRate"] == .boolean(true))
            #expect(try await bench.call(.post, path, second, rating).status == 200)
            #expect(try await bench.call(.post, path, second, rating).text("code") == "rating.used")
            let strange = try await bench.call(.post, "/v1/reports/\(original)/rating", third, rating)
            #expect(strange.text("code") == "report.unknown")
        }
    }

    @Test(
        "Who followed by hand and then reported the same may rate it too, and follows on where theirs is another thing"
    )
    func followedBefore() async throws {
        try await EdgeBench.run { bench in
            let stage = try await Stage(bench)
            let (first, second) = (try await bench.citizen(), try await bench.citizen())
            let original = try await stage.submit(first, "路边有一堆垃圾")
            #expect(try await bench.call(.post, "/v1/reports/\(original)/followers", second).status == 200)
            let duplicate = try await stage.submit(second, "同一堆垃圾")
            try await stage.find(duplicate, "duplicate", more: #","duplicateOf":"\#(original)""#)
            try await stage.merged(duplicate, into: original)
            #expect(try await stage.count("SELECT followers::int8 FROM intake.report WHERE id = \(original)") == 1)

            // It is another thing after all: who came by hand stays.
            let task = TaskID(kind: .first, of: duplicate, round: 1)
            let reason = #"{"reason":"是两处不同的垃圾堆"}"#
            #expect(
                try await bench.call(.post, "/v1/tasks/\(task)/separation", stage.officer, reason).status == 200
            )
            try await stage.until(
                """
                SELECT count(*) FROM notification.follower
                 WHERE report_id = \(original) AND is_following AND merged_report_id IS NULL
                """,
                is: 1
            )
            #expect(try await stage.count("SELECT followers::int8 FROM intake.report WHERE id = \(original)") == 1)

            // The same it was: done, both are asked, and may say what they think of it.
            try await stage.find(duplicate, round: 2, "duplicate", more: #","duplicateOf":"\#(original)""#)
            try await stage.merged(duplicate, into: original)
            try await stage.find(original, "resolvedOnSite")
            try await stage.until(
                """
                SELECT count(*) FROM notification.notice
                 WHERE type = 'report.verified.v1' AND report_id IN (\(original), \(duplicate)) AND is_action
                """,
                is: 2
            )
            let rating = #"{"stars":5,"isSolved":true}"#
            let path = "/v1/reports/\(duplicate)/rating"
            #expect(try await bench.call(.post, path, second, rating).status == 200)
        }
    }

    @Test("Who follows no more hears no more, and may come back")
    func unfollowed() async throws {
        try await EdgeBench.run { bench in
            let stage = try await Stage(bench)
            let (first, second) = (try await bench.citizen(), try await bench.citizen())
            let original = try await stage.submit(first, "路边有一堆垃圾")
            let (join, leave) = ("/v1/reports/\(original)/followers", "/v1/reports/\(original)/unfollow")
            for _ in 0..<2 { #expect(try await bench.call(.post, join, second).text("state") == "following") }
            for _ in 0..<2 { #expect(try await bench.call(.post, leave, second).text("state") == "notFollowing") }
            #expect(try await bench.call(.get, "/v1/reports/followed", second).list("items").isEmpty)
            let hears: SQL =
                "SELECT count(*) FROM notification.follower WHERE report_id = \(original) AND is_following"
            try await stage.until(
                "SELECT count(*) FROM notification.follower WHERE report_id = \(original) AND NOT is_following",
                is: 1
            )
            try await stage.find(original, "goneOnArrival")
            try await stage.until(
                "SELECT count(*) FROM notification.notice WHERE type = 'report.verified.v1' AND report_id = \(original)",
                is: 1
            )
            #expect(try await stage.count(hears) == 0)
            #expect(try await bench.call(.post, join, second).text("code") == "report.ended")
        }
    }

    @Test("What comes again where it was put right is linked; the third is on the list of causes to be dealt with")
    func recurrence() async throws {
        try await EdgeBench.run { bench in
            let stage = try await Stage(bench)
            let centre = try await bench.token(.townCentre, .town(stage.cell.code.town))
            let other = try await Cell.any(bench.owner, outside: stage.cell.code.town)
            let elsewhere = try await bench.token(.townCentre, .town(other.code.town))
            var reports: [ReportID] = []
            for number in 1...3 {
                let report = try await stage.submit(try await bench.citizen(), "第\(number)次堆放")
                let task = TaskID(kind: .first, of: report, round: 1)
                let answer = try await bench.call(.get, "/v1/tasks/\(task)", stage.officer)
                #expect(answer.text("recursFrom") == reports.last?.description)
                reports.append(report)
                let listed = try await bench.call(.get, "/v1/recurring-places", centre).list("items")
                #expect(listed.count == (number == 3 ? 1 : 0))
                if number == 3 { break }
                try await stage.find(report, "resolvedOnSite")
                try await stage.until(
                    "SELECT count(*) FROM intake.report WHERE id = \(report) AND closed_at IS NOT NULL",
                    is: 1
                )
            }
            let place = try #require(try await bench.call(.get, "/v1/recurring-places", centre).list("items").first)
            #expect(place["id"] == .string("\(reports[0])") && place["lastReportId"] == .string("\(reports[2])"))
            #expect(place["reports"] == .integer(3) && place["number"] == .integer(3))
            #expect(try await bench.call(.get, "/v1/recurring-places", elsewhere).list("items").isEmpty)
            let towns = try await bench.call(.get, "/v1/figures/towns", centre).list("items")
            #expect(towns.first?["recurred"] == .integer(2) && towns.first?["recurringPlaces"] == .integer(1))
            try await stage.until(
                "SELECT count(*) FROM notification.notice WHERE recipient LIKE 'centre:%' AND title_zh LIKE '反复发生%'",
                is: 1
            )
        }
    }
}
