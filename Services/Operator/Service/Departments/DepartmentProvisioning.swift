package import AMQP
import Foundation
package import Messaging
package import Model
package import PostgreSQL

/// Connects departments to the broker and cuts them off again: user, queue and rights through the management API, the link
/// that `dispatch` goes by and the account for HTTP in the database.
///
/// Every step can be repeated: an interrupted attempt leaves nothing that the next one does not mend.
package struct DepartmentProvisioning: Sendable {
    private let management: ManagementClient
    private let pool: PostgresPool
    private let topology: Topology
    private let virtualHost: String
    private let clock: ServiceClock
    private let passwordHash: @Sendable (String) throws -> String

    /// - Parameters:
    ///   - pool: connections of the schemas' owner.
    ///   - virtualHost: the departments' own.
    ///   - passwordHash: the form in which the gateway stores a password; called off the cooperative pool.
    package init(
        management: ManagementClient,
        pool: PostgresPool,
        topology: Topology,
        virtualHost: String,
        clock: ServiceClock = .real,
        passwordHash: @escaping @Sendable (String) throws -> String
    ) {
        self.management = management
        self.pool = pool
        self.topology = topology
        self.virtualHost = virtualHost
        self.clock = clock
        self.passwordHash = passwordHash
    }

    /// Connects departments. One that is connected already keeps its queue and gets a new password.
    ///
    /// The open cases of the new ones are not sent by this: call `resend` afterwards.
    package func issue(_ departments: [DepartmentCode]) async throws -> [DepartmentCredential] {
        let departments = Set(departments).sorted()
        let (known, linked) = try await pool.autocommit { database in
            (
                try DepartmentLinkStatements.known(departments, in: database),
                try DepartmentLinkStatements.queues(departments, in: database)
            )
        }
        let unknown = departments.filter { !known.contains($0) }
        guard unknown.isEmpty else { throw ProvisioningError(.unknownDepartment, unknown) }
        try await deleteQueues(of: departments.filter { linked[$0] == nil })

        let credentials = departments.map { department in
            DepartmentCredential(
                department: department,
                user: topology.user(of: department),
                password: Self.secret(),
                virtualHost: virtualHost,
                queue: linked[department] ?? topology.departmentQueuePrefix(of: department) + Self.secret(),
                replyExchange: topology.replyExchange,
                isNew: linked[department] == nil
            )
        }
        try await management.apply(definitions(of: credentials))
        try await pool.transaction { [passwordHash] database in
            try DepartmentLinkStatements.lock(departments, in: database)
            try DepartmentLinkStatements.insert(
                credentials.filter(\.isNew).map { ($0.department, $0.queue) },
                in: database
            )
            try DepartmentLinkStatements.putAccounts(
                try credentials.map { ($0.department, $0.user, try passwordHash($0.password)) },
                in: database
            )
        }
        return credentials
    }

    /// Asks `dispatch` to send these departments the cases that they have to work on; it goes through its outbox.
    ///
    /// - Parameter publisher: connected to the services' virtual host.
    package func resend(_ departments: [DepartmentCode], through publisher: AMQPPublisher) async throws {
        let now = clock.now()
        let publications = try departments.map { department in
            let command = ResendCases(departmentCode: department)
            let route = try topology.route(of: command)
            let envelope = MessageEnvelope(
                id: MessageID(UUID()),
                type: ResendCases.type,
                source: .gateway,
                subject: nil,
                time: now,
                sequence: 0,
                town: department.town
            )
            return AMQPPublication(
                message: envelope.message(body: try MessageCoding.encode(command)),
                exchange: route.exchange,
                routingKey: route.routingKey,
                mandatory: true
            )
        }
        let outcomes = await publisher.publish(publications)
        let failed = zip(departments, outcomes).filter { pair in
            if case .confirmed = pair.1 { false } else { true }
        }.map(\.0)
        guard failed.isEmpty else { throw ProvisioningError(.resendNotSent, failed) }
    }

    /// Gives connected departments the rights of this release, which may know replies that none before it knew. Passwords and
    /// queues stay.
    ///
    /// A broker that was lost knows neither users nor queues: those departments need new credentials, and are passed over.
    /// - Returns: how many have them.
    @discardableResult
    package func renewRights() async throws -> Int {
        let linked = try await pool.autocommit { try DepartmentLinkStatements.queues(in: $0) }
        guard !linked.isEmpty else { return 0 }
        let present = Set(try await management.queues(in: virtualHost).map(\.name))
        let connected = linked.filter { present.contains($0.value) }.sorted { $0.key < $1.key }
        guard !connected.isEmpty else { return 0 }
        try await management.apply(
            connected.reduce(into: BrokerDefinitions()) { all, link in
                all.merge(topology.rights(of: link.key, queue: link.value, virtualHost: virtualHost))
            }
        )
        return connected.count
    }

    /// Cuts a department off: from then on it has only the console. What still waited for it is dropped; its cases stay
    /// its own.
    /// - Returns: whether it was connected.
    @discardableResult
    package func revoke(_ department: DepartmentCode) async throws -> Bool {
        let wasLinked = try await pool.transaction { database in
            try DepartmentLinkStatements.lock([department], in: database)
            return try DepartmentLinkStatements.revoke(department, in: database)
        }
        try await management.deleteUser(topology.user(of: department))
        try await deleteQueues(of: [department])
        return wasLinked
    }

    /// The queue of a revoked link, or of an attempt to issue one that was interrupted.
    private func deleteQueues(of departments: [DepartmentCode]) async throws {
        guard !departments.isEmpty else { return }
        let prefixes = Set(departments.map(topology.departmentQueuePrefix))
        for queue in try await management.queues(in: virtualHost) {
            guard let dot = queue.name.lastIndex(of: "."), prefixes.contains(String(queue.name[...dot])) else {
                continue
            }
            try await management.deleteQueue(queue.name, in: virtualHost)
        }
    }

    private func definitions(of credentials: [DepartmentCredential]) -> BrokerDefinitions {
        credentials.reduce(into: BrokerDefinitions()) { all, credential in
            all.merge(
                topology.definitions(
                    of: credential.department,
                    queue: credential.queue,
                    password: credential.password,
                    salt: Self.randomBytes(4),
                    virtualHost: virtualHost
                )
            )
        }
    }

    /// 128 random bits in hexadecimal.
    private static func secret() -> String {
        randomBytes(16).map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }

    private static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
