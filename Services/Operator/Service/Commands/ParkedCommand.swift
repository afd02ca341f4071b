package import ArgumentParser

/// `rrp parked`: messages that consumers put aside.
package struct ParkedCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "parked",
        abstract: "Show, replay or drop messages that consumers put aside because of their content.",
        subcommands: [
            ParkedListCommand.self, ParkedShowCommand.self, ParkedReplayCommand.self, ParkedDropCommand.self,
        ],
        defaultSubcommand: ParkedListCommand.self
    )

    package init() {}
}
