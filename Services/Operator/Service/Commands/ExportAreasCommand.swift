package import ArgumentParser
import Foundation

/// `rrp export-areas --level LEVEL`
package struct ExportAreasCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export-areas",
        abstract: "Write the outlines of towns, villages or cells as GeoJSON.",
        discussion: "WGS-84, RFC 7946. What is exported can be imported again and changes nothing."
    )

    @Option(help: "town, village or cell.")
    var level: AreaLevel

    @Option(help: ArgumentHelp("Only areas whose code begins so: of one town, of one village.", valueName: "code"))
    var within = ""

    @Option(help: ArgumentHelp("Where to write it; without it on standard output.", valueName: "file"))
    var output: String?

    package init() {}

    package func run() async throws {
        let export = AreaExport(level: level, within: within)
        let text = try await OperatorContext().withPool(size: 1) { try await export.text(pool: $0) }
        if let output {
            try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
        } else {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        }
    }
}
