import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Messaging
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

/// The table of bad input, as it is documented, and what good input leads to.
@Suite("The edge")
struct EdgeTests {
    private struct ProblemBody: Decodable {
        let code: String
        let field: String?
        let status: Int
    }

    private static let good =
        #"{"categoryCode":"0201","text":"消防通道被占用","position":{"longitude":113.75,"latitude":23.02,"system":"wgs84"}}"#

    private func headers(_ token: String?, key: String? = "key-1", type: String? = "application/json") -> HTTPFields {
        var fields = HTTPFields()
        if let token { fields[.authorization] = "Bearer \(token)" }
        if let key, let name = HTTPField.Name("Idempotency-Key") { fields[name] = key }
        if let type { fields[.contentType] = type }
        return fields
    }

    private func problem(_ response: TestResponse) throws -> ProblemBody {
        #expect(response.headers[.contentType] == "application/problem+json")
        return try JSONDecoder().decode(ProblemBody.self, from: Data(response.body.readableBytesView))
    }

    @Test("A good report is published and answered 202 with its address, the same key giving the same report")
    func submission() async throws {
        let house = try await FakeHouse()
        let me = AccountID(UUID())
        let token = try await house.token(.citizen, account: me)
        try await house.talk { client in
            var locations: Set<String> = []
            for _ in 0..<2 {
                let response = try await client.execute(
                    uri: "/v1/reports",
                    method: .post,
                    headers: headers(token),
                    body: ByteBuffer(string: Self.good)
                )
                #expect(response.status == .accepted)
                locations.insert(response.headers[.location] ?? "")
            }
            #expect(locations.count == 1)
            // Not stored yet: its own citizen reads `received`, nobody else reads anything.
            let location = try #require(locations.first)
            let mine = try await client.execute(uri: location, method: .get, headers: headers(token))
            #expect(mine.status == .ok && String(buffer: mine.body).contains("\"received\""))
            let other = try await house.token(.citizen)
            let theirs = try await client.execute(uri: location, method: .get, headers: headers(other))
            #expect(try problem(theirs).code == "report.unknown")
        }
        let published = house.submissions.published
        #expect(published.count == 2 && Set(published.map(\.reportID)).count == 1)
        #expect(published[0].citizenID == CitizenID(me.uuid) && published[0].source == .citizen)
        #expect(published[0].fingerprint == published[1].fingerprint && published[0].fingerprint.utf8.count == 64)
    }

    @Test("An officer's report is a patrol report")
    func patrol() async throws {
        let house = try await FakeHouse()
        let token = try await house.token(.gridOfficer)
        try await house.talk { client in
            _ = try await client.execute(
                uri: "/v1/reports",
                method: .post,
                headers: headers(token),
                body: ByteBuffer(string: Self.good)
            )
        }
        #expect(house.submissions.published.first?.source == .patrol)
        #expect(house.submissions.published.first?.citizenID == nil)
    }

    @Test(
        "Bad bodies are refused with the field's name",
        arguments: [
            ("{", 400, "request.notJSON", nil),
            ("", 400, "request.notJSON", nil),
            ("[]", 422, "request.invalid", ""),
            ("{}", 422, "request.invalid", "/categoryCode"),
            (good.replacing("0201", with: "02"), 422, "request.invalid", "/categoryCode"),
            (good.replacing("113.75", with: "\"113\""), 422, "request.invalid", "/position/longitude"),
            (good.replacing("113.75", with: "1137.5"), 422, "request.invalid", "/position/longitude"),
            (good.replacing("消防通道被占用", with: " "), 422, "report.empty", "/text"),
            (good.replacing("消防通道被占用", with: String(repeating: "长", count: 1001)), 422, "request.invalid", "/text"),
            (good.replacing("\"text\"", with: "\"photos\":[\"x.y\"],\"text\""), 422, "photos.unknown", "/photos/0"),
            (good.replacing("\"text\"", with: "\"unknown\":1,\"text\""), 422, "request.invalid", "/unknown"),
            (String(repeating: "x", count: 70_000), 413, "request.tooLarge", nil),
        ] as [(String, Int, String, String?)]
    )
    func badBodies(body: String, status: Int, code: String, field: String?) async throws {
        let house = try await FakeHouse()
        let token = try await house.token(.citizen)
        try await house.talk { client in
            let response = try await client.execute(
                uri: "/v1/reports",
                method: .post,
                headers: headers(token),
                body: ByteBuffer(string: body)
            )
            #expect(response.status.code == status)
            let problem = try problem(response)
            #expect(problem.code == code && problem.field == field && problem.status == status)
        }
        #expect(house.submissions.published.isEmpty)
    }

    @Test("Headers, media types, methods and paths that do not fit are refused")
    func badRequests() async throws {
        let house = try await FakeHouse()
        let token = try await house.token(.citizen)
        try await house.talk { client in
            func post(_ fields: HTTPFields) async throws -> TestResponse {
                try await client.execute(
                    uri: "/v1/reports",
                    method: .post,
                    headers: fields,
                    body: ByteBuffer(string: Self.good)
                )
            }
            #expect(try problem(try await post(headers(token, key: nil))).field == "Idempotency-Key")
            #expect(try problem(try await post(headers(token, key: "with space"))).code == "request.parameter")
            #expect(try problem(try await post(headers(token, type: "text/plain"))).status == 415)
            #expect(try problem(try await post(headers(nil))).code == "actor.signInNeeded")
            #expect(try problem(try await post(headers("nonsense"))).code == "token.invalid")
            #expect(
                try problem(try await post(headers(try await house.token(.department)))).code == "actor.notPermitted"
            )
            let wrongMethod = try await client.execute(uri: "/v1/reports", method: .delete, headers: headers(token))
            #expect(wrongMethod.status == .methodNotAllowed && wrongMethod.headers[.allow] == "GET, POST")
            #expect(try problem(try await client.execute(uri: "/v1/nothing", method: .get)).code == "path.unknown")
            let page = try await client.execute(uri: "/v1/reports?limit=0", method: .get, headers: headers(token))
            #expect(try problem(page).field == "limit")
        }
        house.now.withLockedValue { $0 = $0 + .seconds(3600) }
        try await house.talk { client in
            let late = try await client.execute(uri: "/v1/reports", method: .get, headers: headers(token))
            #expect(try problem(late).code == "token.expired")
        }
    }

    @Test("Every answer carries the security headers")
    func securityHeaders() async throws {
        let house = try await FakeHouse()
        try await house.talk { client in
            for path in ["/health", "/v1/nothing", "/openapi.json", "/v1/me"] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                #expect(response.headers[.strictTransportSecurity] != nil, "\(path)")
                #expect(response.headers[.contentSecurityPolicy] != nil, "\(path)")
            }
        }
    }

    @Test("A full queue and a broker that is away are 503 with Retry-After")
    func brokerAway() async throws {
        let house = try await FakeHouse()
        let token = try await house.token(.citizen)
        house.submissions.fail(with: .intakeFull)
        try await house.talk { client in
            let response = try await client.execute(
                uri: "/v1/reports",
                method: .post,
                headers: headers(token),
                body: ByteBuffer(string: Self.good)
            )
            #expect(response.status == .serviceUnavailable && response.headers[.retryAfter] == "10")
            #expect(try problem(response).code == "intake.full")
        }
    }

    @Test("One account's flood is stopped with Retry-After, another's reports go on")
    func flood() async throws {
        let house = try await FakeHouse()
        let token = try await house.token(.citizen)
        let other = try await house.token(.citizen)
        try await house.talk { client in
            for number in 0..<10 {
                let response = try await client.execute(
                    uri: "/v1/reports",
                    method: .post,
                    headers: headers(token, key: "k\(number)"),
                    body: ByteBuffer(string: Self.good)
                )
                #expect(response.status == .accepted)
            }
            let refused = try await client.execute(
                uri: "/v1/reports",
                method: .post,
                headers: headers(token, key: "k11"),
                body: ByteBuffer(string: Self.good)
            )
            #expect(try problem(refused).status == 429)
            #expect(refused.headers[.retryAfter] == "3")
            let accepted = try await client.execute(
                uri: "/v1/reports",
                method: .post,
                headers: headers(other),
                body: ByteBuffer(string: Self.good)
            )
            #expect(accepted.status == .accepted)
        }
    }

    @Test("A command is 200 with the new state, its refusal's own status, or 202 with the operation's address")
    func commands() async throws {
        let house = try await FakeHouse()
        let token = try await house.token(.gridOfficer)
        let task = TaskID(UUID())
        try await house.talk { client in
            func claim(_ extra: HTTPFields = [:]) async throws -> TestResponse {
                var fields = headers(token, type: nil)
                for field in extra { fields.append(field) }
                return try await client.execute(uri: "/v1/tasks/\(task)/claim", method: .post, headers: fields)
            }
            let done = try await claim([.ifMatch: "\"7\""])
            #expect(done.status == .ok && String(buffer: done.body).contains("\"claimed\""))
            let standing = Standing(version: 8, state: "claimed")
            house.commands.answer(.refused(Refusal(.taskAlreadyClaimed, standing: standing)))
            let refused = try await claim()
            #expect(refused.status == .conflict)
            #expect(try problem(refused).code == "task.alreadyClaimed")
            #expect(String(buffer: refused.body).contains(#""currentState":"claimed","currentVersion":8"#))
            house.commands.answer(.pending)
            let pending = try await claim()
            #expect(pending.status == .accepted)
            let location = try #require(pending.headers[.location])
            // Its own account reads it; nobody else does.
            let own = try await client.execute(uri: location, method: .get, headers: headers(token))
            #expect(own.status == .ok && String(buffer: own.body).contains("\"pending\""))
            let other = try await client.execute(
                uri: location,
                method: .get,
                headers: headers(try await house.token(.gridOfficer))
            )
            #expect(other.status == .notFound)
            #expect(try problem(try await claim([.ifMatch: "abc"])).field == "If-Match")
        }
        let sent = house.commands.sent
        // The same Idempotency-Key is the same operation.
        #expect(sent.count == 3 && Set(sent.map(\.id)).count == 1)
        #expect(sent[0].command.expectedVersion == 7)
        #expect((sent[0].command as? ClaimTask)?.taskID == task)
    }

    @Test("Sign-up, sign-in, refresh and sign-out; a refresh token that comes twice ends its family")
    func sessions() async throws {
        struct Tokens: Decodable {
            let accessToken: String
            let refreshToken: String
        }
        let house = try await FakeHouse()
        try await house.talk { client in
            func post(_ path: String, _ body: String) async throws -> TestResponse {
                try await client.execute(
                    uri: path,
                    method: .post,
                    headers: headers(nil, key: nil),
                    body: ByteBuffer(string: body)
                )
            }
            func tokens(_ response: TestResponse) throws -> Tokens {
                #expect(response.status == .created)
                return try JSONDecoder().decode(Tokens.self, from: Data(response.body.readableBytesView))
            }
            let device = try tokens(try await post("/v1/citizens", "{}"))
            let me = try await client.execute(uri: "/v1/me", method: .get, headers: headers(device.accessToken))
            #expect(me.status == .ok && String(buffer: me.body).contains("\"citizen\""))
            let body = #"{"login":"Wang.Wu","password":"a good password"}"#
            _ = try tokens(try await post("/v1/citizens", body))
            #expect(try problem(try await post("/v1/citizens", body)).code == "account.loginTaken")
            #expect(try problem(try await post("/v1/citizens", #"{"login":"zhang"}"#)).field == "/password")
            let signedIn = try tokens(
                try await post("/v1/sessions", #"{"login":"wang.wu","password":"a good password"}"#)
            )
            let again = try tokens(
                try await post("/v1/sessions/refresh", #"{"refreshToken":"\#(signedIn.refreshToken)"}"#)
            )
            let twice = try await post("/v1/sessions/refresh", #"{"refreshToken":"\#(signedIn.refreshToken)"}"#)
            #expect(try problem(twice).code == "refresh.invalid")
            let ended = try await post("/v1/sessions/refresh", #"{"refreshToken":"\#(again.refreshToken)"}"#)
            #expect(try problem(ended).code == "refresh.invalid")
            let out = try await client.execute(
                uri: "/v1/sessions/current",
                method: .delete,
                headers: headers(device.accessToken)
            )
            #expect(out.status == .noContent)
            let after = try await post("/v1/sessions/refresh", #"{"refreshToken":"\#(device.refreshToken)"}"#)
            #expect(after.status == .unauthorized)
        }
    }

    @Test("Guessing passwords is slowed down, whether the login exists or not")
    func throttle() async throws {
        let house = try await FakeHouse()
        try await house.talk { client in
            var last: TestResponse?
            for _ in 0..<7 {
                last = try await client.execute(
                    uri: "/v1/sessions",
                    method: .post,
                    headers: headers(nil, key: nil),
                    body: ByteBuffer(string: #"{"login":"nobody","password":"guess"}"#)
                )
            }
            let response = try #require(last)
            #expect(try problem(response).code == "signIn.blocked")
            #expect(response.headers[.retryAfter] != nil)
        }
    }

    @Test("The steps so far come as server-sent events whose id is the place in the journal")
    func events() async throws {
        let house = try await FakeHouse()
        let me = AccountID(UUID())
        let token = try await house.token(.citizen, account: me)
        let report = house.gateway.ids.id(citizen: me.uuid, idempotencyKey: "key-1")
        house.reads.steps.withLockedValue { steps in
            steps = [3, 8].map { position in
                TimelineEntry(
                    position: position,
                    at: Timestamp(seconds: 1),
                    type: "report.registered.v1",
                    state: .registered,
                    words: WordsAnswer(ProgressState.registered.citizenWords()),
                    note: nil,
                    photos: []
                )
            }
        }
        try await house.talk { client in
            let all = try await client.execute(
                uri: "/v1/reports/\(report)/events?until=now",
                method: .get,
                headers: headers(token)
            )
            #expect(all.headers[.contentType] == "text/event-stream")
            let text = String(buffer: all.body)
            #expect(text.contains("id: 3\nevent: step\ndata: {") && text.contains("id: 8\n"))
            var fields = headers(token)
            if let name = HTTPField.Name("Last-Event-ID") { fields[name] = "3" }
            let rest = try await client.execute(
                uri: "/v1/reports/\(report)/events?until=now",
                method: .get,
                headers: fields
            )
            #expect(!String(buffer: rest.body).contains("id: 3\n") && String(buffer: rest.body).contains("id: 8\n"))
            let other = try await client.execute(
                uri: "/v1/reports/\(report)/events?until=now",
                method: .get,
                headers: headers(try await house.token(.citizen))
            )
            #expect(other.status == .notFound)
        }
    }
}
