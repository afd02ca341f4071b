package import ArgumentParser

/// `rrp limit`: how long each stage may take.
package struct LimitCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "limit",
        abstract: "How long each stage may take.",
        subcommands: [LimitShowCommand.self, LimitSetCommand.self, LimitRemoveCommand.self]
    )

    package init() {}
}
