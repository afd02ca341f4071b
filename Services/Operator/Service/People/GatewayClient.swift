import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The public HTTP interface as any client sees it; nothing here knows the services' code.
struct GatewayClient: Sendable {
    /// An answer: status, headers that matter, body.
    struct Answer: Sendable {
        let status: Int
        let location: String?
        let retryAfterSeconds: Int?
        let body: Data

        func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            try JSONDecoder().decode(type, from: body)
        }
    }

    /// The gateway answered with a problem, or not at all.
    struct Failure: Error, CustomStringConvertible {
        let status: Int
        let code: String?
        let words: String
        var description: String { "\(status) \(code ?? ""): \(words)" }
    }

    private struct Problem: Decodable {
        let code: String?
        let detail: String?
        let title: String?
    }

    /// `http://host:port`, one or several gateways; calls are spread over them.
    let addresses: [String]
    private let http: HTTPClient
    private let patience: TimeAmount

    init(addresses: [String], http: HTTPClient = .shared, patience: TimeAmount = .seconds(15)) {
        self.addresses = addresses
        self.http = http
        self.patience = patience
    }

    /// Sends a request; any answer is an answer, also 4xx and 5xx.
    func send(
        _ method: String,
        _ path: String,
        token: String? = nil,
        body: Data? = nil,
        contentType: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: (addresses.randomElement() ?? "") + path)
        request.method = .init(rawValue: method)
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "content-type", value: contentType)
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        let response = try await http.execute(request, timeout: patience)
        let bytes = try await response.body.collect(upTo: 16 * 1024 * 1024)
        return Answer(
            status: Int(response.status.code),
            location: response.headers.first(name: "location"),
            retryAfterSeconds: response.headers.first(name: "retry-after").flatMap { Int($0) },
            body: Data(bytes.readableBytesView)
        )
    }

    /// Sends a request and insists on success.
    /// - Throws: `Failure` with the problem's code and words.
    func require(
        _ method: String,
        _ path: String,
        token: String? = nil,
        body: Data? = nil,
        contentType: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> Answer {
        let answer = try await send(
            method,
            path,
            token: token,
            body: body,
            contentType: contentType,
            headers: headers
        )
        guard (200..<300).contains(answer.status) else {
            let problem = try? answer.decode(Problem.self)
            throw Failure(
                status: answer.status,
                code: problem?.code,
                words: problem?.detail ?? problem?.title ?? String(decoding: answer.body.prefix(200), as: UTF8.self)
            )
        }
        return answer
    }
}
