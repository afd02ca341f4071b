package import AsyncHTTPClient
import Foundation
package import Messaging
import NIOCore
import NIOHTTP1

/// RabbitMQ's management API, as far as the operator's command needs it.
///
/// Users, queues and rights come in one document of definitions: 1,200 departments in seconds, where a command for each
/// would take half an hour. Every call can be repeated without harm. https://www.rabbitmq.com/docs/3.13/management
package struct ManagementClient: Sendable {
    private let address: String
    private let authorization: String
    private let http: HTTPClient

    /// Importing the definitions of the whole city takes some seconds.
    private static let patience = TimeAmount.seconds(60)
    private static let answerLimit = 32 * 1024 * 1024

    /// - Parameter address: `http://host:port`, without a path.
    package init(address: String, user: String, password: String, http: HTTPClient = .shared) {
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
        authorization = "Basic \(Data("\(user):\(password)".utf8).base64EncodedString())"
        self.http = http
    }

    /// Makes what the definitions name, and leaves everything else as it is.
    package func apply(_ definitions: BrokerDefinitions) async throws(ManagementError) {
        try await call(.POST, "/api/definitions", body: try Self.encode(definitions))
    }

    package func createVirtualHost(_ name: String) async throws(ManagementError) {
        try await call(.PUT, "/api/vhosts/\(Self.escaped(name))", body: "{}")
    }

    package func deleteVirtualHost(_ name: String) async throws(ManagementError) {
        try await call(.DELETE, "/api/vhosts/\(Self.escaped(name))", ignoring: [404])
    }

    /// Also closes the user's connections. A user that does not exist is no error.
    package func deleteUser(_ name: String) async throws(ManagementError) {
        try await call(.DELETE, "/api/users/\(Self.escaped(name))", ignoring: [404])
    }

    /// Deletes the queue with its messages. A queue that does not exist is no error.
    package func deleteQueue(_ name: String, in virtualHost: String) async throws(ManagementError) {
        try await call(.DELETE, "/api/queues/\(Self.escaped(virtualHost))/\(Self.escaped(name))", ignoring: [404])
    }

    /// A policy that does not exist is no error.
    package func deletePolicy(_ name: String, in virtualHost: String) async throws(ManagementError) {
        try await call(.DELETE, "/api/policies/\(Self.escaped(virtualHost))/\(Self.escaped(name))", ignoring: [404])
    }

    /// The queues of a virtual host. The counts are the broker's own, some seconds old.
    package func queues(in virtualHost: String) async throws(ManagementError) -> [BrokerQueue] {
        let columns = "columns=name,messages,consumers"
        let answer = try await call(.GET, "/api/queues/\(Self.escaped(virtualHost))?\(columns)")
        do {
            return try JSONDecoder().decode([BrokerQueue].self, from: answer)
        } catch {
            throw ManagementError(.unreadable, "the list of queues of \(virtualHost)", cause: error)
        }
    }

    private struct Arguments: Decodable { let arguments: [String: BrokerDefinitions.Value] }

    /// The names of those that are there with other arguments than the declared ones, which a declaration leaves as they are.
    package func outdated(_ declared: [BrokerDefinitions.Queue]) async throws(ManagementError) -> [String] {
        var names: [String] = []
        for queue in declared {
            let path = "/api/queues/\(Self.escaped(queue.vhost))/\(Self.escaped(queue.name))?columns=arguments"
            let answer = try await call(.GET, path)
            do {
                let found = try JSONDecoder().decode(Arguments.self, from: answer)
                if found.arguments != queue.arguments { names.append(queue.name) }
            } catch {
                throw ManagementError(.unreadable, "the arguments of \(queue.name)", cause: error)
            }
        }
        return names
    }

    enum Method: String { case GET, PUT, POST, DELETE }

    @discardableResult
    func call(
        _ method: Method,
        _ path: String,
        body: String? = nil,
        ignoring ignored: Set<Int> = []
    ) async throws(ManagementError) -> Data {
        var request = HTTPClientRequest(url: address + path)
        request.method = .init(rawValue: method.rawValue)
        request.headers.add(name: "authorization", value: authorization)
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: body))
        }
        let status: Int
        let answer: Data
        do {
            let response = try await http.execute(request, timeout: Self.patience)
            status = Int(response.status.code)
            answer = Data(try await response.body.collect(upTo: Self.answerLimit).readableBytesView)
        } catch let error as HTTPClientError where error == .invalidURL {
            throw ManagementError(.badAddress, "“\(address)” is no address", cause: error)
        } catch {
            throw ManagementError(.unreachable, "\(method.rawValue) \(path)", cause: error)
        }
        guard (200..<300).contains(status) || ignored.contains(status) else {
            let words = String(decoding: answer.prefix(500), as: UTF8.self)
            throw ManagementError(.refused, "\(method.rawValue) \(path): \(status) \(words)", status: status)
        }
        return answer
    }

    private static func encode(_ definitions: BrokerDefinitions) throws(ManagementError) -> String {
        do {
            return String(decoding: try JSONEncoder().encode(definitions), as: UTF8.self)
        } catch {
            throw ManagementError(.unreadable, "the definitions cannot be written as JSON", cause: error)
        }
    }

    /// One segment of a path.
    static func escaped(_ text: String) -> String {
        let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }
}
