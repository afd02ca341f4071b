import ArgumentParser
import Identity
import Messaging
package import Model
package import PostgreSQL
package import Runtime

extension DepartmentProvisioning {
    /// With the broker and the city that the operator's environment names.
    package init(settings: Settings, pool: PostgresPool) throws {
        self.init(
            management: try ManagementClient(settings: settings),
            pool: pool,
            topology: Topology(prefix: try settings.string(.topologyPrefix)),
            virtualHost: try settings.string(.brokerDepartmentsVirtualHost),
            passwordHash: { try PasswordHash(of: $0).stored }
        )
    }
}

extension DepartmentCode {
    /// - Throws: `ValidationError`, which the command line shows.
    package init(argument text: String) throws {
        guard let code = DepartmentCode(rawValue: text) else {
            throw ValidationError("“\(text)” is no department code; they look like 441900003-chengguan")
        }
        self = code
    }
}

extension DepartmentCredential {
    /// What the department's programmer is handed, as the environment of the worked example.
    package var words: String {
        """
        DEPARTMENT_CODE=\(department)
        DEPARTMENT_USER=\(user)
        DEPARTMENT_PASSWORD=\(password)
        DEPARTMENT_VHOST=\(virtualHost)
        DEPARTMENT_QUEUE=\(queue)
        DEPARTMENT_EXCHANGE=\(replyExchange)
        """
    }
}
