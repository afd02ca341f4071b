import Foundation
import NIOConcurrencyHelpers

/// Somebody who is signed in, with the calls that people make; renews the sign-in when it ends.
final class Person: Sendable {
    let name: String
    let client: GatewayClient
    let accountID: String
    private let tokens: NIOLockedValueBox<(access: String, refresh: String)>

    init(name: String, client: GatewayClient, signedIn: SignedIn) {
        self.name = name
        self.client = client
        accountID = signedIn.account.id
        tokens = NIOLockedValueBox((signedIn.accessToken, signedIn.refreshToken))
    }

    /// A member of staff by login and password.
    static func signIn(_ login: String, password: String, client: GatewayClient, name: String) async throws -> Person {
        let answer = try await client.require(
            "POST",
            "/v1/sessions",
            body: try json(["login": login, "password": password])
        )
        return Person(name: name, client: client, signedIn: try answer.decode())
    }

    /// A new citizen with an account of their device.
    static func citizen(client: GatewayClient, name: String) async throws -> Person {
        let answer = try await client.require("POST", "/v1/citizens", body: try json(["displayName": name]))
        return Person(name: name, client: client, signedIn: try answer.decode())
    }

    var token: String { tokens.withLockedValue { $0.access } }

    func get<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) async throws -> Value {
        try await call("GET", path).decode(type)
    }

    /// A command or submission with a JSON body.
    @discardableResult
    func post(_ path: String, _ body: [String: any Sendable], key: String? = nil) async throws -> GatewayClient.Answer {
        try await call("POST", path, body: try Self.json(body), headers: key.map { ["Idempotency-Key": $0] } ?? [:])
    }

    /// Uploads a picture.
    /// - Returns: its token, to be sent with what uses the picture.
    func upload(_ picture: Data) async throws -> String {
        try await call("POST", "/v1/photos", body: picture, contentType: "image/png").decode(UploadedPicture.self).token
    }

    private func call(
        _ method: String,
        _ path: String,
        body: Data? = nil,
        contentType: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> GatewayClient.Answer {
        do {
            return try await client.require(
                method,
                path,
                token: token,
                body: body,
                contentType: contentType,
                headers: headers
            )
        } catch let failure as GatewayClient.Failure where failure.status == 401 {
            let refresh = tokens.withLockedValue { $0.refresh }
            let renewed: SignedIn = try await client.require(
                "POST",
                "/v1/sessions/refresh",
                body: try Self.json(["refreshToken": refresh])
            ).decode()
            tokens.withLockedValue { $0 = (renewed.accessToken, renewed.refreshToken) }
            return try await client.require(
                method,
                path,
                token: token,
                body: body,
                contentType: contentType,
                headers: headers
            )
        }
    }

    static func json(_ fields: [String: any Sendable]) throws -> Data {
        try JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys])
    }
}
