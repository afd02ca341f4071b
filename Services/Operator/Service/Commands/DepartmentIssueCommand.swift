import AMQP
package import ArgumentParser
import Messaging
import Model
import Runtime

/// `rrp department issue CODE…`: user, queue and password of a department; its open cases are sent to it.
package struct DepartmentIssueCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Issue credentials, shown once. A department that has one keeps its queue and gets a new password."
    )

    @Argument(help: "Codes, for example 441900003-chengguan.")
    var departments: [String]

    package init() {}

    package func run() async throws {
        let codes = try departments.map { try DepartmentCode(argument: $0) }
        let context = try OperatorContext()
        try await context.withPool { pool in
            let provisioning = try DepartmentProvisioning(settings: context.settings, pool: pool)
            let credentials = try await provisioning.issue(codes)
            let publisher = AMQPPublisher(
                try context.settings.broker(connectionName: "rrp department"),
                logger: context.logger
            )
            let fresh = credentials.filter(\.isNew).map(\.department)
            do {
                if !fresh.isEmpty { try await provisioning.resend(fresh, through: publisher) }
                await publisher.close()
            } catch {
                await publisher.close()
                throw error
            }
            for credential in credentials { print(credential.words) }
        }
    }
}
