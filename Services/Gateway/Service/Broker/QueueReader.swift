package import AsyncHTTPClient
import Foundation
import Model
import NIOCore
import NIOHTTP1

/// The broker's queues and connections as its management API tells of them, for whoever runs the system.
///
/// The gateway asks as a user that sees and touches nothing (tag `monitoring`, no rights on any queue): whoever broke into
/// the edge would not have the administrator's. https://www.rabbitmq.com/docs/3.13/management#permissions
package struct QueueReader: Sendable {
    /// A queue as the API lists it; the counts are missing in the first seconds of a queue's life.
    struct Listed: Decodable {
        struct Figures: Decodable {
            /// Since the broker was started.
            let ack: Int?
        }

        let name: String
        let ready: Int?
        let unacknowledged: Int?
        let consumers: Int?
        var figures: Figures?

        enum CodingKeys: String, CodingKey {
            case name, consumers
            case ready = "messages_ready"
            case unacknowledged = "messages_unacknowledged"
            case figures = "message_stats"
        }

        var waiting: Int { (ready ?? 0) + (unacknowledged ?? 0) }
        var acknowledged: Int? { figures?.ack }
    }

    /// A connection as the API lists it: what its client says of itself.
    struct Connected: Decodable {
        struct Client: Decodable {
            let name: String?
            let version: String?

            enum CodingKeys: String, CodingKey {
                case name = "connection_name"
                case version
            }
        }

        let client: Client?

        enum CodingKeys: String, CodingKey {
            case client = "client_properties"
        }
    }

    struct Reading: Sendable {
        let queues: [Listed]
        let connections: [Connected]
    }

    /// The API says no.
    private struct Refused: Error {
        let status: Int
    }

    private let address: String
    private let user: String
    private let password: String
    /// The services' own first.
    private let virtualHosts: [String]
    let prefix: String
    private let http: HTTPClient

    private static let patience = TimeAmount.seconds(3)
    private static let answerLimit = 4 * 1024 * 1024
    private static let departments = "department."
    /// Queues of one kind whose names tell what nobody has to know: they are counted together.
    private static let kinds = [departments, "gateway.live."]

    /// - Parameters:
    ///   - address: `http://host:port`, without a path.
    ///   - virtualHosts: of the services, and of the departments; connections are looked at in the first alone.
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
    func read() async -> Reading? {
        let columns = "name,messages_ready,messages_unacknowledged,consumers,message_stats.ack"
        var queues: [Listed] = []
        for virtualHost in virtualHosts {
            guard let listed: [Listed] = try? await list("queues/\(Self.plain(virtualHost))?columns=\(columns)") else {
                return nil
            }
            queues += listed
        }
        guard let services = virtualHosts.first else { return Reading(queues: queues, connections: []) }
        let path = "vhosts/\(Self.plain(services))/connections?columns=client_properties"
        // Versions are good to know; queues are worth showing without.
        let connections: [Connected] = (try? await list(path)) ?? []
        return Reading(queues: queues, connections: connections)
    }

    static func sight(of reading: Reading, ages: QueueAges, prefix: String) -> BrokerSight {
        let own = reading.queues.filter { $0.name.hasPrefix(prefix) }
        let named = own.map { (name: String($0.name.dropFirst(prefix.count)), queue: $0) }
        return BrokerSight(
            queues: gather(named, by: label, ages: ages),
            departments: Dictionary(
                gather(named.filter { department(of: $0.name) != nil }, by: { department(of: $0) ?? "" }, ages: ages)
                    .compactMap { queue in DepartmentCode(rawValue: queue.name).map { ($0, queue) } },
                uniquingKeysWith: { first, _ in first }
            ),
            versions: versions(of: reading.connections)
        )
    }

    /// By name, those of one label together; the oldest message of any of them counts.
    private static func gather(
        _ queues: [(name: String, queue: Listed)],
        by label: (String) -> String,
        ages: QueueAges
    ) -> [BoardQueue] {
        Dictionary(grouping: queues) { label($0.name) }.map { name, queues in
            BoardQueue(
                name: name,
                queues: queues.count,
                ready: queues.reduce(0) { $0 + ($1.queue.ready ?? 0) },
                unacknowledged: queues.reduce(0) { $0 + ($1.queue.unacknowledged ?? 0) },
                consumers: queues.reduce(0) { $0 + ($1.queue.consumers ?? 0) },
                oldestAt: queues.compactMap { ages.oldest(in: $0.queue.name) }.min()
            )
        }.sorted { $0.name < $1.name }
    }

    private static func label(of name: String) -> String {
        kinds.first { name.hasPrefix($0) }.map { $0 + "*" } ?? name
    }

    /// `department.<code>.<unguessable>`.
    private static func department(of name: String) -> String? {
        guard name.hasPrefix(departments) else { return nil }
        return name.dropFirst(departments.count).split(separator: ".").first.map(String.init)
    }

    /// A connection's name begins with its process's.
    private static func versions(of connections: [Connected]) -> [String: String] {
        var found: [String: Set<String>] = [:]
        for connection in connections {
            guard let name = connection.client?.name?.split(separator: " ").first,
                let version = connection.client?.version, !version.isEmpty
            else { continue }
            found[String(name), default: []].insert(version)
        }
        return found.mapValues { $0.sorted().joined(separator: ", ") }
    }

    private static func plain(_ name: String) -> String {
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        return name.addingPercentEncoding(withAllowedCharacters: allowed) ?? name
    }

    private func list<Item: Decodable>(_ path: String) async throws -> [Item] {
        var request = HTTPClientRequest(url: "\(address)/api/\(path)")
        request.setBasicAuth(username: user, password: password)
        let response = try await http.execute(request, timeout: Self.patience)
        guard response.status == .ok else { throw Refused(status: Int(response.status.code)) }
        let body = try await response.body.collect(upTo: Self.answerLimit)
        return try JSONDecoder().decode([Item].self, from: Data(body.readableBytesView))
    }
}
