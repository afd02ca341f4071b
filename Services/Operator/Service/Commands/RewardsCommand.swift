package import ArgumentParser

/// `rrp rewards`: what decides about rewards, and what is looked at before it is paid.
package struct RewardsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rewards",
        abstract: "Budgets, caps, the draw, what a person looks at before it is paid; what a rule would have cost.",
        subcommands: [
            RewardsShowCommand.self, RewardsSetCommand.self, RewardsBudgetCommand.self, RewardsPreviewCommand.self,
        ],
        defaultSubcommand: RewardsShowCommand.self
    )

    package init() {}
}
