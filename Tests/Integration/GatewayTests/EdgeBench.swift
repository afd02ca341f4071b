import Crypto
import DispatchService
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import IntakeService
import Logging
import Messaging
import Model
import NIOCore
import NotificationService
import PostgreSQL
import RewardService
import ServiceLifecycle
import TestSupport
import Testing
import VerificationService

@testable import GatewayService

/// The gateway with the services behind it, on real servers; the test speaks HTTP and every answer is held against the
/// published document.
struct EdgeBench: Sendable {
    static let tokenKey = "an identity key of the tests, 32 bytes"

    let house: TestHouse
    let owner: PostgresPool
    let ear: Ear
    let tokens: AccessTokens
    let tree: PathTree
    /// Where the pictures are.
    let photos: String
    private let client: any TestClientProtocol

    static func run(_ body: @escaping @Sendable (EdgeBench) async throws -> Void) async throws {
        let house = try await TestHouse.build()
        let photos = FileManager.default.temporaryDirectory.path + "/edge-" + UUID().uuidString
        let secrets = [
            "IDENTITY_TOKEN_KEY": tokenKey, "PHOTOS_TOKEN_KEY": "a photo key of the tests, 32 bytes long",
            "SUBMISSION_ID_KEY": "an id key of the tests, 32 bytes long", "PHOTOS_DIRECTORY": photos,
        ]
        let outcome: Result<Void, any Error>
        do {
            let edge = try await GatewayService.edge(house.assembly(of: .gateway, adding: secrets))
            let services =
                try IntakeService.parts(house.assembly(of: .intake, adding: secrets))
                + VerificationService.parts(house.assembly(of: .verification, adding: secrets))
                + DispatchService.parts(house.assembly(of: .dispatch, adding: secrets))
                + RewardService.parts(house.assembly(of: .reward))
                + NotificationService.parts(house.assembly(of: .notification)) + edge.companions
            let owner = try house.database.pool(size: 2)
            let ear = await Ear(house.broker)
            let tokens = await AccessTokens(key: tokenKey)
            try await house.running(services) {
                try await Application(responder: edge.responder, logger: Logger(label: "edge")).test(.router) {
                    client in
                    try await body(
                        EdgeBench(
                            house: house,
                            owner: owner,
                            ear: ear,
                            tokens: tokens,
                            tree: edge.responder.tree,
                            photos: photos,
                            client: client
                        )
                    )
                }
            }
            await ear.close()
            await owner.close()
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try? FileManager.default.removeItem(atPath: photos)
        try await house.tearDown()
        try outcome.get()
    }

    /// An answer with its JSON.
    struct Seen: Sendable {
        let status: Int
        let headers: HTTPFields
        let body: ByteBuffer
        let json: JSONValue?

        subscript(path: String...) -> JSONValue? {
            path.reduce(json) { value, name in
                switch value {
                case .object(let members)?: members[name]
                case .array(let elements)?: Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
                default: nil
                }
            }
        }

        func text(_ path: String...) -> String? {
            let value = path.reduce(json) { value, name in
                switch value {
                case .object(let members)?: members[name]
                case .array(let elements)?: Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
                default: nil
                }
            }
            if case .string(let text)? = value { return text }
            return nil
        }

        func list(_ name: String) -> [[String: JSONValue]] {
            guard case .array(let elements)? = self[name] else { return [] }
            return elements.compactMap { if case .object(let members) = $0 { members } else { nil } }
        }
    }

    @discardableResult
    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ token: String? = nil,
        _ body: String? = nil,
        key: String? = nil,
        bytes: [UInt8]? = nil,
        type: String = "application/json"
    ) async throws -> Seen {
        var fields = HTTPFields()
        if let token { fields[.authorization] = "Bearer \(token)" }
        if let key, let name = HTTPField.Name("Idempotency-Key") { fields[name] = key }
        let content = body.map { ByteBuffer(string: $0) } ?? bytes.map { ByteBuffer(bytes: $0) }
        if content != nil { fields[.contentType] = type }
        let response = try await client.execute(uri: path, method: method, headers: fields, body: content)
        let media = response.headers[.contentType] ?? ""
        let json =
            media.hasSuffix("json")
            ? try response.body.withUnsafeReadableBytes { raw in
                try raw.withMemoryRebound(to: UInt8.self) { try JSONParser.parse($0) }
            } : nil
        let seen = Seen(status: Int(response.status.code), headers: response.headers, body: response.body, json: json)
        hold(seen, method, path)
        return seen
    }

    /// The answer must be one that the document describes.
    private func hold(_ seen: Seen, _ method: HTTPRequest.Method, _ path: String) {
        let bare = String(path.split(separator: "?")[0])
        guard case .found(let operation, _) = tree.match(method, path: bare) else { return }
        if seen.status >= 400 {
            let documented = Set(operation.everyProblem.map(\.status))
            #expect(
                documented.contains(seen.status),
                "\(operation.id) answered \(seen.status) \(seen.json?.text ?? "")"
            )
            if let json = seen.json { #expect(Schema.object(Problem.schema).mismatch(of: json) == nil) }
            return
        }
        guard let success = operation.successes.first(where: { $0.status == seen.status }) else {
            Issue.record("\(operation.id) answered \(seen.status), which is not documented")
            return
        }
        if case .json(let schema) = success.body {
            let mismatch = seen.json.map { Schema.object(schema).mismatch(of: $0) } ?? nil
            #expect(seen.json != nil && mismatch == nil, "\(operation.id): \(mismatch.map { "\($0)" } ?? "no JSON")")
        }
        for header in success.headers.keys {
            #expect(HTTPField.Name(header).flatMap { seen.headers[$0] } != nil, "\(operation.id) without \(header)")
        }
    }

    func token(_ role: Role, _ scope: AreaScope, account: AccountID? = nil) async throws -> String {
        let now = ServiceClock.real.now()
        return try await tokens.issue(
            to: Viewer(account: account ?? .new(at: now), role: role, scope: scope, family: UUID()),
            now: now
        )
    }

    /// A new citizen of a device.
    func citizen() async throws -> String {
        let seen = try await call(.post, "/v1/citizens", nil, "{}")
        return try #require(seen.text("accessToken"))
    }

    func upload(_ token: String) async throws -> String {
        let seen = try await call(.post, "/v1/photos", token, bytes: SmallPicture.png(), type: "image/png")
        #expect(seen.status == 201)
        return try #require(seen.text("token"))
    }
}
