import Foundation
import HTTPTypes
import Identity
import Messaging
import Model
import PostgreSQL
import Testing

@testable import GatewayService

@Suite("Accounts and reads on the database", .timeLimit(.minutes(10)))
struct AccountTests {
    @Test("Staff sign in by password with their scope; guessing is slowed down; a stolen refresh token ends its family")
    func signIn() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner)
            let hash = try PasswordHash(of: "a good password").stored
            let login = try await bench.owner.autocommit { database in
                try database.execute(
                    "UPDATE identity.account SET password_hash = \(hash) WHERE id = \(cell.officer) RETURNING login"
                ).decodeOne(String.self)
            }
            func signIn(_ password: String) async throws -> EdgeBench.Seen {
                try await bench.call(.post, "/v1/sessions", nil, #"{"login":"\#(login)","password":"\#(password)"}"#)
            }
            let signedIn = try await signIn("a good password")
            #expect(signedIn.status == 201 && signedIn.text("account", "role") == "gridOfficer")
            let token = try #require(signedIn.text("accessToken"))
            let me = try await bench.call(.get, "/v1/me", token)
            #expect(me.text("scope")?.contains(cell.code.rawValue) == true)
            #expect(me.text("townCode") == cell.code.town.rawValue)

            // Used once, it is replaced; used again a minute later, everything of this sign-in ends.
            let first = try #require(signedIn.text("refreshToken"))
            let second = try await bench.call(.post, "/v1/sessions/refresh", nil, #"{"refreshToken":"\#(first)"}"#)
            #expect(second.status == 201)
            _ = try await bench.owner.autocommit { database in
                try database.execute(
                    "UPDATE identity.session SET replaced_at = replaced_at - interval '1 minute' WHERE replaced_at IS NOT NULL"
                )
            }
            #expect(
                try await bench.call(.post, "/v1/sessions/refresh", nil, #"{"refreshToken":"\#(first)"}"#).status == 401
            )
            let third = try #require(second.text("refreshToken"))
            #expect(
                try await bench.call(.post, "/v1/sessions/refresh", nil, #"{"refreshToken":"\#(third)"}"#).status == 401
            )

            for _ in 0..<6 { #expect(try await signIn("a guess").status == 401) }
            let blocked = try await signIn("a good password")
            #expect(blocked.status == 429 && blocked.text("code") == "signIn.blocked")
        }
    }

    @Test("A registered citizen signs in again; a login is taken once; signing out ends the refresh token")
    func citizens() async throws {
        try await EdgeBench.run { bench in
            let body =
                #"{"login":"Citizen-\#(UUID().uuidString.prefix(8))","password":"a good password","displayName":"王五"}"#
            let made = try await bench.call(.post, "/v1/citizens", nil, body)
            #expect(made.status == 201)
            #expect(try await bench.call(.post, "/v1/citizens", nil, body).status == 409)
            let token = try #require(made.text("accessToken"))
            #expect(try await bench.call(.delete, "/v1/sessions/current", token).status == 204)
            let refresh = try #require(made.text("refreshToken"))
            #expect(
                try await bench.call(.post, "/v1/sessions/refresh", nil, #"{"refreshToken":"\#(refresh)"}"#).status
                    == 401
            )
        }
    }

    @Test("Every role reads what is its own, and every read is as the document says")
    func everyRead() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner)
            let town = cell.code.town
            let department = try #require(DepartmentCode(rawValue: "\(town)-chengguan"))
            let tokens: [(Role, String)] = [
                (.citizen, try await bench.citizen()),
                (.gridOfficer, try await bench.token(.gridOfficer, .cells([cell.code]), account: cell.officer)),
                (.townCentre, try await bench.token(.townCentre, .town(town))),
                (.department, try await bench.token(.department, .department(department))),
                (.cityAdmin, try await bench.token(.cityAdmin, .city)),
                (.dutyRoom, try await bench.token(.dutyRoom, .town(town))),
                (.systemOperator, try await bench.token(.systemOperator, .city)),
            ]
            let place = "longitude=\(cell.longitude)&latitude=\(cell.latitude)"
            let paths: [(String, Set<Role>)] = [
                ("/v1/reports", [.citizen]), ("/v1/reports/nearby?\(place)", [.citizen, .gridOfficer]),
                ("/v1/reports/nearby?\(place)&categoryCode=0201&metres=500&system=gcj02", [.citizen, .gridOfficer]),
                ("/v1/tasks", [.gridOfficer, .townCentre]),
                ("/v1/tasks?status=concluded", [.gridOfficer, .townCentre]),
                ("/v1/cases", [.townCentre, .cityAdmin]), ("/v1/cases?state=returned", [.townCentre, .cityAdmin]),
                ("/v1/department/cases", [.department]), ("/v1/alarms", [.dutyRoom, .townCentre, .cityAdmin]),
                ("/v1/inbox", Set(Role.allCases)), ("/v1/points", [.citizen]),
                ("/v1/overview", [.cityAdmin, .townCentre]), ("/v1/categories", Set(Role.allCases)),
                ("/v1/figures/towns?month=2026-11", [.cityAdmin, .townCentre]),
                ("/v1/figures/departments?from=2026-11-02&to=2026-11-08", [.cityAdmin, .townCentre, .department]),
                ("/v1/figures/areas?by=villages", [.cityAdmin, .townCentre]),
                ("/v1/figures/areas?by=cells&townCode=\(town)", [.cityAdmin, .townCentre]),
                ("/v1/figures/topics/0201", [.cityAdmin, .townCentre]),
                ("/v1/figures/officers", [.cityAdmin, .townCentre]), ("/v1/hot-spots", [.cityAdmin, .townCentre]),
                ("/v1/exports/cases.csv?state=closed", [.cityAdmin, .townCentre, .department]),
                ("/v1/exports/figures.csv?of=towns", [.cityAdmin, .townCentre, .department]),
                ("/v1/exports/report.odt?month=2026-11", [.cityAdmin, .townCentre]),
                ("/v1/exports/report.odt?month=2026-11&categoryCode=0201", [.cityAdmin, .townCentre]),
                ("/v1/towns", Set(Role.allCases)), ("/v1/towns/\(town)/departments", Set(Role.allCases)),
            ]
            for (path, allowed) in paths {
                for (role, token) in tokens {
                    let seen = try await bench.call(.get, path, token)
                    #expect(seen.status == (allowed.contains(role) ? 200 : 403), "\(role) \(path)")
                }
            }
            #expect(try await bench.call(.get, "/v1/categories").list("items").count > 30)
            #expect(try await bench.call(.get, "/v1/towns").list("items").count == 34)
            let citizen = tokens[0].1
            for path in [
                "reports/\(UUID())", "operations/\(UUID())", "towns/000000000/departments",
                "photos/\(String(repeating: "a", count: 64))",
            ] {
                #expect(try await bench.call(.get, "/v1/\(path)", citizen).status == 404)
            }
            #expect(try await bench.call(.get, "/ready").status == 200)
        }
    }

    @Test("An emergency rings in the duty room of its town and is acknowledged once")
    func alarm() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner, number: 5)
            let emergency = try await bench.owner.autocommit { database in
                try database.execute("SELECT code FROM city.category WHERE is_emergency ORDER BY code LIMIT 1")
                    .decodeFirst(String.self)
            }
            let category = emergency ?? "0201"
            let citizen = try await bench.citizen()
            let body = #"{"categoryCode":"\#(category)","text":"着火了,有人被困","position":\#(cell.position)}"#
            let receipt = try await bench.call(.post, "/v1/reports", citizen, body, key: "fire")
            let report = try #require(receipt.text("id").flatMap { ReportID($0) })
            try await bench.ear.hear(ReportAlarmed.type, report)
            let duty = try await bench.token(.dutyRoom, .town(cell.code.town))
            let alarms = try await bench.call(.get, "/v1/alarms", duty)
            #expect(alarms.text("items", "0", "reportId") == report.description)
            let other = try await bench.token(.dutyRoom, .town(try #require(TownCode(rawValue: "441900005"))))
            if cell.code.town.rawValue != "441900005" {
                #expect(try await bench.call(.get, "/v1/alarms", other).list("items").isEmpty)
            }
            let path = "/v1/alarms/\(report)/acknowledgement"
            let acknowledged = try await bench.call(.post, path, duty, #"{"note":"已通知消防"}"#)
            #expect(acknowledged.status == 200, "\(acknowledged.json?.text ?? "")")
            #expect(try await bench.call(.post, path, duty, "{}").status == 409)
        }
    }
}
