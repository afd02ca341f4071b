package import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The broker's queues as its management API counts them, for whoever runs the system.
///
/// The gateway asks as a user that sees and touches nothing (tag `monitoring`, no rights on any queue): whoever broke into
/// the edge would not have the administrator's. https://www.rabbitmq.com/docs/3.13/management#permissions
package struct QueueReader: Sendable {
    /// A queue as the API lists it; the counts are missing in the first seconds of a queue's life.
    struct Listed: Decodable {
        let name: String
        let ready: Int?
        let unacknowledged: Int?
        let consumers: Int?

        enum CodingKeys: String, CodingKey {
            case name, consumers
            case ready = "messages_ready"
            case unacknowledged = "messages_unacknowledged"
        }
    }

    /// The API says no.
    private struct Refused: Error {
        let status: Int
    }

    private let address: String
    private let user: String
    private let password: String
    private let virtualHosts: [String]
    private let prefix: String
    private let http: HTTPClient

    private static let patience = TimeAmount.seconds(3)
    private static let answerLimit = 4 * 1024 * 1024
    /// Queues of one kind whose names tell what nobody has to know: they are counted together.
    private static let kinds = ["department.", "gateway.live."]

    /// - Parameters:
    ///   - address: `http://host:port`, without a path.
    ///   - prefix: of this system's names.
    package init(
        address: String,
        user: String,
        password: String,
        virtualHosts: [String],
        prefix: String,
        http: HTTPClient = .shared
    ) {
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.user = user
        self.password = password
        self.virtualHosts = virtualHosts
        self.prefix = prefix
        self.http = http
    }

    /// - Returns: nil where the broker does not answer, or not so that it can be read.
    package func read() async -> [BoardQueue]? {
        var listed: [Listed] = []
        for virtualHost in virtualHosts {
            guard let queues = try? await list(virtualHost) else { return nil }
            listed += queues
        }
        return Self.gather(listed, prefix: prefix)
    }

    /// By name, those of one kind together.
    static func gather(_ listed: [Listed], prefix: String) -> [BoardQueue] {
        let own = listed.filter { $0.name.hasPrefix(prefix) }
        return Dictionary(grouping: own) { label(of: String($0.name.dropFirst(prefix.count))) }.map { name, queues in
            BoardQueue(
                name: name,
                queues: queues.count,
                ready: queues.reduce(0) { $0 + ($1.ready ?? 0) },
                unacknowledged: queues.reduce(0) { $0 + ($1.unacknowledged ?? 0) },
                consumers: queues.reduce(0) { $0 + ($1.consumers ?? 0) }
            )
        }.sorted { $0.name < $1.name }
    }

    private static func label(of name: String) -> String {
        kinds.first { name.hasPrefix($0) }.map { $0 + "*" } ?? name
    }

    private func list(_ virtualHost: String) async throws -> [Listed] {
        let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        let name = virtualHost.addingPercentEncoding(withAllowedCharacters: plain) ?? virtualHost
        let columns = "name,messages_ready,messages_unacknowledged,consumers"
        var request = HTTPClientRequest(url: "\(address)/api/queues/\(name)?columns=\(columns)")
        request.setBasicAuth(username: user, password: password)
        let response = try await http.execute(request, timeout: Self.patience)
        guard response.status == .ok else { throw Refused(status: Int(response.status.code)) }
        let body = try await response.body.collect(upTo: Self.answerLimit)
        return try JSONDecoder().decode([Listed].self, from: Data(body.readableBytesView))
    }
}
