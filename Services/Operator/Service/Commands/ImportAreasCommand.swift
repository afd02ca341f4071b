package import ArgumentParser

/// `rrp import-areas FILE --level LEVEL`
package struct ImportAreasCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import-areas",
        abstract: "Load real outlines of towns, villages or cells from GeoJSON; checked first, all or nothing.",
        discussion: """
            A feature is a Polygon or MultiPolygon in degrees of WGS-84, with its code in properties.code (or its id), and for
            cells the logins of their officers in properties.officers, in the order of duty; without them whoever has the
            land keeps it. Of cells, those of every village in the file are replaced. Open work goes to the officers of the
            cells where its pins lie then; what is closed stays as it was.

            Every fault is told with its area, its size and its place. Towns first, then villages, then cells.

            rrp import-areas towns.geojson --level town --dry-run
            rrp import-areas towns.geojson --level town --accept invalid,uncovered
            """
    )

    @Argument(help: ArgumentHelp("The file, .geojson.", valueName: "file"))
    var file: String

    @Option(help: "town, village or cell.")
    var level: AreaLevel

    @Option(help: "What the file is in: wgs84 (also CGCS2000), gcj02 or bd09; the others are converted.")
    var coordinates: AreaSystem = .wgs84

    @Option(help: ArgumentHelp("Kinds of fault to load it with, such as invalid,overlap.", valueName: "kinds"))
    var accept = ""

    @Option(help: ArgumentHelp("Overlaps and gaps up to so many m² are rounding.", valueName: "m2"))
    var tolerance = 10.0

    @Flag(help: "Only check, and tell what would change.")
    var dryRun = false

    package init() {}

    package func run() async throws {
        guard tolerance >= 0, tolerance.isFinite else { throw ValidationError("a tolerance is 0 or above") }
        let work = AreaImport(
            level: level,
            system: coordinates,
            accepted: try accepted(),
            tolerance: tolerance,
            isDryRun: dryRun
        )
        let file = file
        let summary = try await OperatorContext().withPool(size: 1) { try await work.run(path: file, pool: $0) }
        print(summary)
        if !summary.refused.isEmpty { throw ExitCode(1) }
    }

    private func accepted() throws -> Set<AreaFault.Kind> {
        let names = accept.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        return try Set(
            names.map { name in
                guard let kind = AreaFault.Kind(rawValue: name), kind.isAcceptable else {
                    let known = AreaFault.Kind.allCases.filter(\.isAcceptable).map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("“\(name)” cannot be accepted; these can: \(known)")
                }
                return kind
            }
        )
    }
}
