package import ArgumentParser

/// `rrp`: the operator's command.
package struct Operator: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rrp",
        abstract: "人人拍 · Renrenpai: the operator's command.",
        subcommands: [
            MigrateCommand.self, TopologyCommand.self, SeedCommand.self, DemoCommand.self, AuditCommand.self,
            TraceCommand.self, WhoCommand.self, ParkedCommand.self, DepartmentCommand.self, CalendarCommand.self,
            LimitCommand.self, ImportAreasCommand.self, ExportAreasCommand.self, DeliveriesCommand.self,
            PayoutsCommand.self,
            RewardsCommand.self, DrawCommand.self, StatementCommand.self, RecountCommand.self, ReportCommand.self,
            ReplayCommand.self, DocumentsCommand.self,
        ]
    )

    package init() {}
}
