package import ArgumentParser

/// `rrp calendar`: days that differ from the plain week.
package struct CalendarCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Public holidays, make-up working days and local days off.",
        subcommands: [CalendarShowCommand.self, CalendarSetCommand.self, CalendarRemoveCommand.self]
    )

    package init() {}
}
