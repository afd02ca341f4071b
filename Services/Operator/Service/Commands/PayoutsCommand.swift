package import ArgumentParser

/// `rrp payouts`: what is paid out, what waits, what a person must look at.
package struct PayoutsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "payouts",
        abstract: "Show payouts and their work list; pause, resume or stop paying; decide what is stuck; reconcile.",
        subcommands: [
            PayoutsShowCommand.self, PayoutsPauseCommand.self, PayoutsResumeCommand.self, PayoutsStopCommand.self,
            PayoutsDecideCommand.self, PayoutsReconcileCommand.self, PayoutsDifferencesCommand.self,
            PayoutsResolveCommand.self, PayoutsCloseCommand.self, PayoutsActsCommand.self,
        ],
        defaultSubcommand: PayoutsShowCommand.self
    )

    package init() {}
}
