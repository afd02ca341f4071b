import AMQP
import Logging
import Model
import NIOConcurrencyHelpers

/// Credentials and broker for the departments of a replay that work over AMQP. They are made for the run and taken back
/// after it, so that the departments have their console again.
final class DepartmentLine: Sendable {
    private let provisioning: DepartmentProvisioning
    private let broker: AMQPConfiguration
    private let logger: Logger
    private let open = NIOLockedValueBox<[(DepartmentCode, ConnectedDepartment)]>([])

    /// - Parameter broker: the departments' virtual host; user and password are each department's own.
    init(provisioning: DepartmentProvisioning, broker: AMQPConfiguration, logger: Logger) {
        self.provisioning = provisioning
        self.broker = broker
        self.logger = logger
    }

    /// Connects departments, as an operator and their programmers would.
    func connect(_ codes: [String], world: ReplayWorld) async throws -> [ConnectedDepartment] {
        let credentials = try await provisioning.issue(codes.compactMap { DepartmentCode(rawValue: $0) })
        var departments: [ConnectedDepartment] = []
        for (place, credential) in credentials.enumerated() {
            // Photos go over HTTP with the same user and password.
            let player = try await ReplayPlayer.enter(
                world,
                .password(login: credential.user, password: credential.password),
                picture: Picture.scene(seed: UInt64(500_000 + place), width: 32, height: 24)
            )
            var broker = broker
            broker.user = credential.user
            broker.password = credential.password
            let department = ConnectedDepartment(credential, broker: broker, player: player, logger: logger)
            open.withLockedValue { $0.append((credential.department, department)) }
            departments.append(department)
        }
        return departments
    }

    /// Runs `body`, then disconnects everybody and takes the credentials back.
    func whileOpen<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        do {
            let result = try await body()
            try await close()
            return result
        } catch {
            try? await close()
            throw error
        }
    }

    private func close() async throws {
        let departments = open.withLockedValue { open in
            defer { open = [] }
            return open
        }
        for (code, department) in departments {
            await department.close()
            try await provisioning.revoke(code)
        }
    }
}
