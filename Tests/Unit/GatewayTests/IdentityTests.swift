import Identity
import Model
import Testing

@testable import GatewayService

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Who is who")
struct IdentityTests {
    let now = Timestamp(seconds: 1_780_000_000)

    @Test("A token says who signed in, for fifteen minutes, under one key")
    func tokens() async throws {
        let tokens = await AccessTokens(key: "a key of the tests, at least 32 bytes")
        let viewer = Viewer(
            account: .new(at: now),
            role: .gridOfficer,
            scope: .cells([try #require(GridCode(rawValue: "441900003001001"))]),
            family: UUID()
        )
        let text = try await tokens.issue(to: viewer, now: now)
        // Twice: verified, then remembered.
        #expect(try await tokens.verify(text, now: now) == viewer)
        #expect(try await tokens.verify(text, now: now + .seconds(899)) == viewer)
        await #expect(throws: Problem.expiredToken) { try await tokens.verify(text, now: now + .seconds(900)) }
        let others = await AccessTokens(key: "another key of the tests, 32 bytes too")
        await #expect(throws: Problem.badToken) { try await others.verify(text, now: now) }
        await #expect(throws: Problem.expiredToken) {
            try await AccessTokens(key: "a key of the tests, at least 32 bytes").verify(text, now: now + .seconds(900))
        }
        for nonsense in ["", "a.b.c", text + "x", String(text.dropLast(2)), "eyJhbGciOiJub25lIn0.e30."] {
            await #expect(throws: Problem.badToken) { try await tokens.verify(nonsense, now: now) }
        }
    }

    @Test("A password matches its hash and no other")
    func passwords() async throws {
        let desk = try PasswordDesk()
        let hash = try await desk.hash("正确的密码 correct")
        let stored = try #require(PasswordHash(stored: hash.stored))
        #expect(try await desk.matches("正确的密码 correct", stored))
        #expect(try await !desk.matches("wrong", stored))
        #expect(try await !desk.matches("anything", nil))
        #expect(PasswordHash(stored: "$scrypt$ln=30,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA") == nil)
        #expect(PasswordHash(stored: "$2b$10$abc") == nil)
    }

    @Test("Whom a row of an account may reach follows from its role")
    func scopes() {
        func scope(_ role: Role, town: String? = nil, department: String? = nil, cells: [String] = []) -> String {
            AccountRow.scope(of: role, town: town, village: nil, department: department, cells: cells).description
        }
        #expect(scope(.citizen, town: "441900003") == "own")
        #expect(scope(.townCentre, town: "441900003") == "town:441900003")
        #expect(scope(.townCentre) == "own")
        #expect(scope(.department, department: "441900003-chengguan") == "department:441900003-chengguan")
        #expect(scope(.department, department: "nonsense") == "own")
        #expect(scope(.gridOfficer, cells: ["441900003001001"]) == "cells:441900003001001")
        #expect(scope(.cityAdmin) == "city")
    }

    @Test("A page's cursor names one place and nothing else is taken for one")
    func cursors() throws {
        let place = Page.Place(at: now, id: UUID())
        #expect(Page.Place(cursor: place.cursor) == place)
        for nonsense in ["", "abc", "MTIz", "MTIzIGFiYw"] { #expect(Page.Place(cursor: nonsense) == nil) }
    }

    @Test("A key that comes again with other content is told apart")
    func recent() {
        let recent = RecentSubmissions()
        let id = ReportID(UUID())
        #expect(recent.accepts(id, fingerprint: "a"))
        #expect(recent.accepts(id, fingerprint: "a"))
        #expect(!recent.accepts(id, fingerprint: "b"))
    }
}
