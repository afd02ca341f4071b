import Foundation
import HTTPTypes
import Messaging
import Model
import NIOCore
import PostgreSQL
import Testing

@testable import GatewayService

@Suite("The loop through the gateway", .timeLimit(.minutes(10)))
struct WholeLoopTests {
    @Test(
        "A report is verified, transferred, accepted, rectified, re-checked, closed, rated and rewarded, all over HTTP"
    )
    func pathA() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner)
            let citizen = try await bench.citizen()
            let officer = try await bench.token(.gridOfficer, .cells([cell.code]), account: cell.officer)
            let centre = try await bench.token(.townCentre, .town(cell.code.town))

            // Report, with a photo and a key.
            let photo = try await bench.upload(citizen)
            let body =
                #"{"categoryCode":"0201","text":"消防通道堆放杂物","position":\#(cell.position),"photos":["\#(photo)"]}"#
            let receipt = try await bench.call(.post, "/v1/reports", citizen, body, key: "one")
            #expect(receipt.status == 202)
            let report = try #require(receipt.text("id").flatMap { ReportID($0) })
            try await bench.ear.hear(TaskAssigned.type, report)
            let again = try await bench.call(.post, "/v1/reports", citizen, body, key: "one")
            #expect(again.text("id") == report.description)
            let other = try await bench.call(
                .post,
                "/v1/reports",
                citizen,
                body.replacing("杂物", with: "垃圾"),
                key: "one"
            )
            #expect(other.status == 422 && other.text("code") == "report.keyReused")

            // The officer sees it, with the photo, and nothing of the reporter.
            let tasks = try await bench.call(.get, "/v1/tasks", officer)
            let task = try #require(tasks.text("items", "0", "id"))
            #expect(tasks.text("items", "0", "reportId") == report.description)
            let detail = try await bench.call(.get, "/v1/tasks/\(task)", officer)
            #expect(detail.text("text") == "消防通道堆放杂物")
            let photoID = try #require(detail.text("photos", "0"))
            let seen = try await bench.call(.get, "/v1/photos/\(photoID)/thumbnail?report=\(report)", officer)
            #expect(seen.status == 200 && seen.headers[.contentType] == "image/jpeg")
            let stranger = try await bench.token(.gridOfficer, .cells([]))
            #expect(try await bench.call(.get, "/v1/photos/\(photoID)?report=\(report)", stranger).status == 404)
            #expect(try await bench.call(.get, "/v1/tasks/\(task)", stranger).status == 404)
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/claim", stranger).status == 403)

            // Claim, arrive, find.
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/claim", officer).text("state") == "claimed")
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/claim", officer).status == 409)
            let arrival = try await bench.call(
                .post,
                "/v1/tasks/\(task)/arrival",
                officer,
                #"{"position":\#(cell.position)}"#
            )
            #expect(arrival.text("state") == "arrived")
            let before = try await bench.upload(officer)
            let finding =
                #"{"finding":"confirmed","text":"现场属实","position":\#(cell.position),"photos":["\#(before)"]}"#
            #expect(try await bench.call(.post, "/v1/tasks/\(task)/finding", officer, finding).status == 200)
            try await bench.ear.hear(CaseOpened.type, report)

            // The centre transfers it, unless one rule matched and did so already.
            var cases = try await bench.call(.get, "/v1/cases", centre)
            let dossier = try #require(cases.text("items", "0", "id"))
            if cases.text("items", "0", "state") == "atCentre" {
                let departments = try await bench.call(.get, "/v1/towns/\(cell.code.town)/departments", centre)
                let department = try #require(departments.text("items", "0", "code"))
                let dispatched = try await bench.call(
                    .post,
                    "/v1/cases/\(dossier)/dispatch",
                    centre,
                    #"{"departmentCode":"\#(department)"}"#
                )
                #expect(dispatched.status == 200)
                cases = try await bench.call(.get, "/v1/cases", centre)
            }
            let code = try #require(cases.text("items", "0", "departmentCode").flatMap { DepartmentCode(rawValue: $0) })
            let clerk = try await bench.token(.department, .department(code))
            let neighbour = try await bench.token(
                .department,
                .department(try #require(DepartmentCode(rawValue: "441900005-chengguan")))
            )

            // The department sees the officer's words and picture, never the reporter's.
            let mine = try await bench.call(.get, "/v1/department/cases/\(dossier)", clerk)
            #expect(mine.text("finding") == "现场属实")
            #expect(!(mine.json?.text.contains("消防通道堆放杂物") ?? true))
            #expect(try await bench.call(.get, "/v1/photos/\(photoID)?report=\(report)", clerk).status == 404)
            let shown = try #require(mine.text("photos", "0"))
            #expect(try await bench.call(.get, "/v1/photos/\(shown)?report=\(report)", clerk).status == 200)
            #expect(try await bench.call(.get, "/v1/department/cases/\(dossier)", neighbour).status == 404)
            #expect(
                try await bench.call(.post, "/v1/department/cases/\(dossier)/acceptance", neighbour, "{}").status == 403
            )

            let accepted = try await bench.call(.post, "/v1/department/cases/\(dossier)/acceptance", clerk, "{}")
            #expect(accepted.text("state") == "accepted")
            let returned = try await bench.call(
                .post,
                "/v1/department/cases/\(dossier)/return",
                clerk,
                #"{"reason":"不归我们"}"#
            )
            #expect(returned.status == 409 && returned.text("code") == "case.alreadyAccepted")
            let after = try await bench.upload(clerk)
            let rectified = try await bench.call(
                .post,
                "/v1/department/cases/\(dossier)/rectification",
                clerk,
                #"{"text":"已清理","photos":["\#(after)"],"conclusion":"合格","signedBy":"张三"}"#
            )
            #expect(rectified.status == 200)
            try await bench.ear.hear(TaskAssigned.type, report)

            // The officer re-checks; that closes it.
            let recheck = try #require(try await bench.call(.get, "/v1/tasks", officer).text("items", "0", "id"))
            #expect(try await bench.call(.post, "/v1/tasks/\(recheck)/claim", officer).status == 200)
            let proof = try await bench.upload(officer)
            let passed = try await bench.call(
                .post,
                "/v1/tasks/\(recheck)/recheck",
                officer,
                #"{"isPassed":true,"text":"已恢复畅通","position":\#(cell.position),"photos":["\#(proof)"]}"#
            )
            #expect(passed.status == 200)
            try await bench.ear.hear(CaseClosed.type, report)

            // The citizen reads both facts, rates, and has points.
            var closed = try await bench.call(.get, "/v1/reports/\(report)", citizen)
            while closed["canRate"] != .boolean(true) {
                // Verification hears of the closing a moment later.
                closed = try await bench.call(.get, "/v1/reports/\(report)", citizen)
            }
            #expect(closed.text("state") == "closed")
            #expect(closed["isVerified"] == .boolean(true) && closed["isHandled"] == .boolean(true))
            #expect(closed.list("timeline").count >= 6)
            let rated = try await bench.call(
                .post,
                "/v1/reports/\(report)/rating",
                citizen,
                #"{"stars":5,"isSolved":true,"text":"很快"}"#,
                key: "rate"
            )
            #expect(rated.status == 200)
            let operation = try #require(rated.text("operationId"))
            let outcome = try await bench.call(.get, "/v1/operations/\(operation)", citizen)
            #expect(outcome.text("outcome") == "done")
            #expect(try await bench.call(.get, "/v1/operations/\(operation)", officer).status == 404)
            let points = try await bench.call(.get, "/v1/points", citizen)
            #expect(points["balance"]?.wholeNumber ?? 0 > 0)
            let list = try await bench.call(.get, "/v1/reports?limit=1", citizen)
            #expect(list.text("items", "0", "state") == "closed")
            let inbox = try await bench.call(.get, "/v1/inbox", citizen)
            let notice = try #require(inbox.text("items", "0", "id"))
            #expect(
                try await bench.call(.post, "/v1/inbox/read", citizen, #"{"noticeIds":["\#(notice)"]}"#).status == 200
            )
            let events = try await bench.call(.get, "/v1/reports/\(report)/events?until=now", citizen)
            #expect(String(buffer: events.body).contains("event: step"))
            let overview = try await bench.call(.get, "/v1/overview", centre)
            #expect(overview["towns", "0", "closed"] == .integer(1))
            try await takesAway(bench, centre: centre)

            // Another citizen reads nothing of it.
            let curious = try await bench.citizen()
            #expect(try await bench.call(.get, "/v1/reports/\(report)", curious).status == 404)
            #expect(try await bench.call(.get, "/v1/reports/\(report)/events?until=now", curious).status == 404)
            #expect(try await bench.call(.get, "/v1/photos/\(photoID)?report=\(report)", curious).status == 404)
        }
    }

    /// The case stands in every figure of its area, and in what is taken away of them; in nobody else's.
    private func takesAway(_ bench: EdgeBench, centre: String) async throws {
        let elsewhere = try await bench.token(.townCentre, .town(try #require(TownCode(rawValue: "441900005"))))
        let town = try #require(try await bench.call(.get, "/v1/figures/towns", centre).list("items").first)
        #expect(town["closed"] == .integer(1) && town["rated"] == .integer(1) && town["ratedSolved"] == .integer(1))
        #expect(town["verificationMedianSeconds"]?.wholeNumber != nil && town["closingP90Seconds"]?.wholeNumber != nil)
        let now = try await bench.owner.autocommit { database in
            try database.execute("SELECT clock.now()").decodeOne(Timestamp.self)
        }
        let today = CivilDay(now)
        for by in ["villages", "cells", "categories"] {
            let path = "/v1/figures/areas?by=\(by)&from=\(today + -1)&to=\(today + 1)"
            let areas = try await bench.call(.get, path, centre).list("items")
            #expect(areas.count == 1 && areas.first?["closed"] == .integer(1), "\(by)")
            #expect(try await bench.call(.get, path, elsewhere).list("items").isEmpty)
        }
        let officers = try await bench.call(.get, "/v1/figures/officers", centre).list("items")
        #expect(officers.contains { $0["verified"] == .integer(1) && $0["rechecked"] == .integer(1) })
        try await compares(bench, centre: centre, elsewhere: elsewhere, today: today)
        for (token, lines) in [(centre, 2), (elsewhere, 1)] {
            let seen = try await bench.call(.get, "/v1/exports/cases.csv", token)
            #expect(String(buffer: seen.body).split(separator: "\r\n").count == lines)
            let sheet = try await bench.call(.get, "/v1/exports/figures.csv?of=cells", token)
            #expect(String(buffer: sheet.body).split(separator: "\r\n").count == lines)
        }
        let report = try await bench.call(.get, "/v1/exports/report.odt?from=\(today + -6)&to=\(today)", centre)
        #expect(report.status == 200 && String(buffer: report.body).hasPrefix("PK"))
        #expect(try await bench.call(.get, "/v1/exports/report.odt", centre).status == 400)
        #expect(try await bench.call(.get, "/v1/figures/topics/9999", centre).status == 404)
    }

    /// The same report against other spans, among its reporters, and in what it cost; nothing of it elsewhere.
    private func compares(_ bench: EdgeBench, centre: String, elsewhere: String, today: CivilDay) async throws {
        let span = "from=\(today + -1)&to=\(today + 1)"
        let comparison = try await bench.call(.get, "/v1/figures/comparison?\(span)", centre)
        let town = try #require(comparison.list("items").first)
        guard case .array(let figures)? = town["figures"] else {
            Issue.record("no figures")
            return
        }
        let members = figures.compactMap { if case .object(let members) = $0 { members } else { nil } }
        let registered = members.first { $0["figure"] == .string("registered") }
        #expect(registered?["count"] == .integer(1) && registered?["yearBefore"] == .integer(0))
        #expect(registered?["yearChange"] == nil && registered?["perTenThousand"] != nil)
        #expect(try await bench.call(.get, "/v1/figures/comparison?\(span)", elsewhere).list("items").isEmpty)
        #expect(try await bench.call(.get, "/v1/figures/comparison", centre).status == 400)
        #expect(try await bench.call(.get, "/v1/figures/passings?\(span)", centre).list("items").isEmpty)
        #expect(try await bench.call(.get, "/v1/figures/suspended", centre).list("items").isEmpty)
        let months = try await bench.call(.get, "/v1/figures/reporters", centre).list("months")
        #expect(months.first?["newcomers"] == .integer(1) && months.first?["stayed"] == .integer(0))
        #expect(try await bench.call(.get, "/v1/figures/reporters", elsewhere).list("months").isEmpty)
        let city = try await bench.token(.cityAdmin, .city)
        let everywhere = try await bench.call(.get, "/v1/figures/reporters", city)
        #expect(everywhere["topShare"] != nil)
        #expect(
            try await bench.call(.get, "/v1/figures/costs?month=\(today.description.prefix(7))", city).status == 200
        )
        // What is compared is told of the whole area, and of its one town.
        for (sheet, lines) in [
            ("comparison", 1 + 2 * members.count), ("passings", 1), ("suspended", 1), ("reporters", 2),
        ] {
            let seen = try await bench.call(.get, "/v1/exports/figures.csv?of=\(sheet)&\(span)", centre)
            #expect(String(buffer: seen.body).split(separator: "\r\n").count == lines, "\(sheet)")
        }
    }
}
