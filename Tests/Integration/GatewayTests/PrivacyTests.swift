import Foundation
import HTTPTypes
import Messaging
import Model
import Photos
import PostgreSQL
import Runtime
import TestSupport
import Testing

@testable import GatewayService

@Suite("Personal data over HTTP", .timeLimit(.minutes(10)))
struct PrivacyTests {
    @Test("A contact is read by the will of two people; every reading is recorded, and nobody else gets near it")
    func unmasking() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner)
            let town = cell.code.town
            let citizen = try await bench.citizen()
            let phone = "13812340000"
            let corrected = try await bench.call(
                .post,
                "/v1/me/details",
                citizen,
                #"{"displayName":"沈知秋","phone":"\#(phone)"}"#
            )
            #expect(corrected.text("phone") == phone && corrected.text("displayName") == "沈知秋")
            #expect(try await bench.call(.post, "/v1/me/details", citizen, #"{"phone":"call me"}"#).status == 422)
            let report = try await bench.report(citizen, at: cell)
            let centre = try await bench.token(.townCentre, .town(town))
            let city = try await bench.token(.cityAdmin, .city)

            let path = "/v1/reports/\(report)/unmasking"
            let why = #"{"basis":"legalDuty","reason":"需当面核实情况"}"#
            let officer = try await bench.token(.gridOfficer, .cells([cell.code]), account: cell.officer)
            #expect(try await bench.call(.post, path, officer, why).status == 403)
            let elsewhere = try await Cell.any(bench.owner, outside: town)
            let stranger = try await bench.token(.townCentre, .town(elsewhere.code.town))
            #expect(try await bench.call(.post, path, stranger, why).text("code") == "report.unknown")
            #expect(try await bench.call(.post, path, centre, #"{"basis":"curiosity","reason":"想知道"}"#).status == 422)
            let asked = try await bench.call(.post, path, centre, why)
            #expect(asked.status == 201)
            let id = try #require(asked.text("id"))
            #expect(try await bench.call(.post, path, centre, why).text("code") == "unmasking.open")

            let contact = "/v1/unmaskings/\(id)/contact"
            #expect(try await bench.call(.get, contact, centre).text("code") == "unmasking.notApproved")
            let yes = #"{"isApproved":true}"#
            let decision = "/v1/unmaskings/\(id)/decision"
            #expect(try await bench.call(.post, decision, centre, yes).status == 403)
            #expect(try await bench.call(.post, decision, city, yes).status == 200)
            #expect(try await bench.call(.post, decision, city, yes).text("code") == "unmasking.decided")
            let colleague = try await bench.token(.townCentre, .town(town))
            #expect(try await bench.call(.get, contact, colleague).text("code") == "unmasking.notYours")
            #expect(try await bench.call(.get, contact, city).text("code") == "unmasking.notYours")
            #expect(try await bench.call(.get, contact, stranger).text("code") == "unmasking.unknown")
            for _ in 0..<2 { #expect(try await bench.call(.get, contact, centre).text("phone") == phone) }

            let recorded = try await bench.owner.autocommit { database in
                try database.execute(
                    """
                    SELECT (SELECT count(*) FROM identity.access_record WHERE kind = 'contact'),
                           (SELECT count(*) FROM journal.message WHERE type = 'contact.read.v1'),
                           (SELECT bool_or(body LIKE '%' || \(phone) || '%') FROM journal.message)
                    """
                ).decodeOne((Int64, Int64, Bool).self)
            }
            #expect(recorded.0 == 2 && recorded.1 == 2 && !recorded.2)
            // The reporter is told of the first.
            while true {
                let inbox = try await bench.call(.get, "/v1/inbox", citizen).list("items")
                if inbox.contains(where: { $0["type"] == .string("contact.read.v1") }) { break }
            }
            let copy = try await bench.call(.get, "/v1/me/copy", citizen)
            #expect(copy.list("contactReadings").count == 2 && copy.text("reports", "0", "id") == report.description)
            #expect(try await bench.call(.get, "/v1/me/copy", centre).status == 403)

            // The record is only ever added to, also by the service itself.
            await #expect(throws: (any Error).self) {
                try await bench.owner.autocommit { database in
                    try database.execute("UPDATE identity.access_record SET reason = ''").affected
                }
            }
        }
    }

    @Test(
        "The officer who verifies reads how the relative is reached, recorded each time; nobody else, and no message, does"
    )
    func relative() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner)
            let citizen = try await bench.citizen()
            let (name, phone) = ("许奶奶", "13899990001")
            let named = #","onBehalf":{"name":"\#(name)","phone":"\#(phone)"}"#
            let place = #"{"categoryCode":"0201","text":"楼道堆物","position":\#(cell.position)"#
            let anonymous = try await bench.call(
                .post,
                "/v1/reports",
                citizen,
                place + #","isAnonymous":true\#(named)}"#,
                key: UUID().uuidString
            )
            #expect(anonymous.status == 422 && anonymous.text("code") == "report.relativeAnonymous")

            let plain = try await bench.report(citizen, at: cell, more: #","isAnonymous":true,"onBehalf":{"name":" "}"#)
            let report = try await bench.report(citizen, at: cell, more: named)
            let officer = try await bench.token(.gridOfficer, .cells([cell.code]), account: cell.officer)
            let centre = try await bench.token(.townCentre, .town(cell.code.town))
            let tasks = try await bench.call(.get, "/v1/tasks", officer).list("items")
            func path(_ report: ReportID) throws -> String {
                let task = tasks.first { $0["reportId"] == .string(report.description) }
                guard case .string(let id)? = task?["id"] else { throw TaskMissing() }
                return "/v1/tasks/\(id)"
            }
            let task = try path(report)
            let relative = task + "/relative"
            #expect(try await bench.call(.get, task, officer)["isOnBehalf"] == .boolean(true))
            #expect(try await bench.call(.get, task, officer)["canReadRelative"] == .boolean(false))
            #expect(try await bench.call(.get, relative, officer).text("code") == "task.notClaimed")
            for task in [try path(plain), task] {
                #expect(try await bench.call(.post, task + "/claim", officer, key: UUID().uuidString).status == 200)
            }
            // Made for a relative whom nobody named.
            #expect(try await bench.call(.get, try path(plain), officer)["canReadRelative"] == .boolean(false))
            #expect(try await bench.call(.get, task, officer)["canReadRelative"] == .boolean(true))
            #expect(try await bench.call(.get, task, centre)["canReadRelative"] == .boolean(false))
            for _ in 0..<2 {
                let read = try await bench.call(.get, relative, officer)
                #expect(read.text("name") == name && read.text("phone") == phone)
            }
            #expect(try await bench.call(.get, relative, centre).status == 403)
            let other = try await bench.token(.gridOfficer, .cells([cell.code]))
            #expect(try await bench.call(.get, relative, other).text("code") == "task.unknown")

            // The reporter's own copy has it, with who read it; two people's will opens it to the centre.
            let copy = try await bench.call(.get, "/v1/me/copy", citizen)
            #expect(copy.text("reports", "0", "relativePhone") == phone && copy.list("contactReadings").count == 2)
            #expect(copy.text("reports", "1", "relativeName") == nil)
            let why = #"{"basis":"emergency","reason":"老人联系不上"}"#
            let asked = try await bench.call(.post, "/v1/reports/\(report)/unmasking", centre, why)
            let id = try #require(asked.text("id"))
            let city = try await bench.token(.cityAdmin, .city)
            let decision = "/v1/unmaskings/\(id)/decision"
            #expect(try await bench.call(.post, decision, city, #"{"isApproved":true}"#).status == 200)
            let contact = try await bench.call(.get, "/v1/unmaskings/\(id)/contact", centre)
            #expect(contact.text("relativeName") == name && contact.text("relativePhone") == phone)

            let kept = try await bench.owner.autocommit { database in
                try database.execute(
                    """
                    SELECT (SELECT count(*) FROM identity.access_record
                             WHERE kind = 'relative' AND account_id = \(cell.officer) AND report_id = \(report)),
                           (SELECT count(*) FROM journal.message
                             WHERE strpos(body, \(phone)) > 0 OR strpos(body, \(name)) > 0)
                    """
                ).decodeOne((Int64, Int64).self)
            }
            #expect(kept.0 == 2 && kept.1 == 0)

            // With the account the relative's number is gone too, also while the report is open.
            #expect(try await bench.call(.delete, "/v1/me", citizen).status == 204)
            #expect(try await bench.call(.get, task, officer)["canReadRelative"] == .boolean(false))
            #expect(try await bench.call(.get, relative, officer).text("phone") == nil)
        }
    }

    private struct TaskMissing: Error {}

    @Test("Whoever reported anonymously cannot be asked for, and a town's officer's reading of a task is recorded")
    func anonymousAndRecorded() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner)
            let citizen = try await bench.citizen()
            let report = try await bench.report(citizen, at: cell, more: #","isAnonymous":true"#)
            let centre = try await bench.token(.townCentre, .town(cell.code.town))
            let refused = try await bench.call(
                .post,
                "/v1/reports/\(report)/unmasking",
                centre,
                #"{"basis":"emergency","reason":"有人受伤"}"#
            )
            #expect(refused.text("code") == "unmasking.anonymous")

            let officer = try await bench.token(.gridOfficer, .cells([cell.code]), account: cell.officer)
            let task = try #require(try await bench.call(.get, "/v1/tasks", officer).text("items", "0", "id"))
            #expect(try await bench.call(.get, "/v1/tasks/\(task)", officer).status == 200)
            #expect(try await bench.call(.get, "/v1/tasks/\(UUID())", officer).status == 404)
            _ = try await bench.call(.get, "/v1/reports/\(report)", citizen)
            while true {
                let records = try await bench.owner.autocommit { database in
                    try database.execute(
                        "SELECT account_id, kind, operation, report_id FROM identity.access_record"
                    ).decode((AccountID, String, String, ReportID?).self)
                }
                if let record = records.first {
                    #expect(record.0 == cell.officer && record.1 == "personal" && record.2 == "readTask")
                    #expect(record.3 == report && records.count == 1)
                    break
                }
            }
        }
    }

    @Test(
        "A deleted account is out of use at once; its refresh token and its login are worth nothing, and may be taken"
    )
    func deletion() async throws {
        try await EdgeBench.run { bench in
            let login = "leaver-\(UUID().uuidString.prefix(8))"
            let body = #"{"login":"\#(login)","password":"a good password","displayName":"苏慕白"}"#
            let made = try await bench.call(.post, "/v1/citizens", nil, body)
            let token = try #require(made.text("accessToken"))
            let refresh = try #require(made.text("refreshToken"))
            #expect(try await bench.call(.delete, "/v1/me", token).status == 204)
            let again = try await bench.call(.post, "/v1/sessions/refresh", nil, #"{"refreshToken":"\#(refresh)"}"#)
            #expect(again.status == 401)
            let signIn = #"{"login":"\#(login)","password":"a good password"}"#
            #expect(try await bench.call(.post, "/v1/sessions", nil, signIn).status == 401)
            #expect(try await bench.call(.get, "/v1/me", token).status == 401)
            #expect(try await bench.call(.post, "/v1/citizens", nil, body).status == 201)
        }
    }

    @Test("Whoever is forgotten leaves no picture on the disk either, unless another report shows it")
    func pictures() async throws {
        try await EdgeBench.run { bench in
            let store = try PhotoStore(directory: bench.photos)
            let citizen = try await bench.citizen()
            let other = try await bench.citizen()
            let shared = SmallPicture.png()
            var pictures: [PhotoID] = []
            for bytes in [shared, SmallPicture.png()] {
                let sent = try await bench.call(.post, "/v1/photos", citizen, bytes: bytes, type: "image/png")
                pictures.append(try #require(sent.text("id").flatMap { PhotoID(rawValue: $0) }))
                let token = try #require(sent.text("token"))
                // Far outside the city: answered at once.
                try await bench.outside(citizen, token)
            }
            let again = try await bench.call(.post, "/v1/photos", other, bytes: shared, type: "image/png")
            try await bench.outside(other, try #require(again.text("token")))
            #expect(try await bench.call(.delete, "/v1/me", citizen).status == 204)

            let assembly = try bench.house.assembly(of: .gateway)
            let privacy = PostgresPrivacy(
                pool: assembly.pool,
                signal: assembly.signal,
                topology: assembly.topology,
                terms: UnmaskingTerms()
            )
            let now = ServiceClock.real.now()
            #expect(try await privacy.forget(at: now + .seconds(3600)) == 1)
            while try await privacy.erasedPhotos(limit: 10).count < pictures.count { try Task.checkCancellation() }
            let keeper = ErasureKeeper(privacy: privacy, photos: store, clock: .real, logger: assembly.logger)
            // So fresh that somebody may be about to use them.
            #expect(try await keeper.remove(at: now) == 0)
            #expect(try await store.read(pictures[1], .full) != nil)
            #expect(try await keeper.remove(at: now + .seconds(3 * 86_400)) == 1)
            #expect(try await store.read(pictures[0], .full) != nil)
            for variant in [PhotoStore.Variant.full, .thumbnail] {
                #expect(try await store.read(pictures[1], variant) == nil)
            }
            #expect(try await privacy.erasedPhotos(limit: 10).isEmpty)
        }
    }
}

extension EdgeBench {
    /// A report with a picture from far outside the city, which is answered at once.
    fileprivate func outside(_ citizen: String, _ photo: String) async throws {
        let place = #"{"longitude":118,"latitude":23,"system":"wgs84","accuracyMetres":10}"#
        let body = #"{"categoryCode":"0201","text":"垃圾","position":\#(place),"photos":["\#(photo)"]}"#
        let receipt = try await call(.post, "/v1/reports", citizen, body, key: UUID().uuidString)
        let report = try #require(receipt.text("id").flatMap { ReportID($0) })
        try await ear.hear(ReportRejected.type, report)
    }

    /// A report of a citizen, registered.
    fileprivate func report(_ citizen: String, at cell: Cell, more: String = "") async throws -> ReportID {
        let body = #"{"categoryCode":"0201","text":"消防通道堆放杂物","position":\#(cell.position)\#(more)}"#
        let receipt = try await call(.post, "/v1/reports", citizen, body, key: UUID().uuidString)
        let report = try #require(receipt.text("id").flatMap { ReportID($0) })
        try await ear.hear(TaskAssigned.type, report)
        return report
    }
}
