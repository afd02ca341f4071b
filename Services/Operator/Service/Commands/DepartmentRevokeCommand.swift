package import ArgumentParser
import Messaging
import Model
import Runtime

/// `rrp department revoke CODE…`: takes user and queue away; the cases stay the department's, in the console.
package struct DepartmentRevokeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Take a department's credential and queue away; its cases stay its own, in the console."
    )

    @Argument(help: "Codes, for example 441900003-chengguan.")
    var departments: [String]

    package init() {}

    package func run() async throws {
        let codes = try departments.map { try DepartmentCode(argument: $0) }
        let context = try OperatorContext()
        try await context.withPool { pool in
            let provisioning = try DepartmentProvisioning(settings: context.settings, pool: pool)
            for code in codes {
                let wasConnected = try await provisioning.revoke(code)
                print(wasConnected ? "\(code) is cut off." : "\(code) was not connected.")
            }
        }
    }
}
