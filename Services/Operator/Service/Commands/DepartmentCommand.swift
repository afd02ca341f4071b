package import ArgumentParser

/// `rrp department`: departments that connect their own system over AMQP.
package struct DepartmentCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "department",
        abstract: "Connect a department's own system over AMQP, or cut it off.",
        subcommands: [DepartmentIssueCommand.self, DepartmentRevokeCommand.self]
    )

    package init() {}
}
