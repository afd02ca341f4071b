package import Foundation
import Model
package import PostgreSQL

/// Loads outlines into the city: reads, checks with PostGIS, and writes in one transaction, or changes nothing.
///
/// Towns and villages get the outlines; of cells, those of every village that the file names are replaced. Work follows:
/// verification moves open reports to where their pins lie.
package struct AreaImport: Sendable {
    package let level: AreaLevel
    package let system: AreaSystem
    /// Faults to be loaded with.
    package let accepted: Set<AreaFault.Kind>
    /// Square metres up to which an overlap or a gap is rounding.
    package let tolerance: Double
    package let isDryRun: Bool

    package init(
        level: AreaLevel,
        system: AreaSystem = .wgs84,
        accepted: Set<AreaFault.Kind> = [],
        tolerance: Double = 10,
        isDryRun: Bool = false
    ) {
        self.level = level
        self.system = system
        self.accepted = accepted
        self.tolerance = tolerance
        self.isDryRun = isDryRun
    }

    package func run(path: String, pool: PostgresPool) async throws -> AreaSummary {
        try await run(AreaFile(path: path), pool: pool)
    }

    /// - Parameter name: as it is told and recorded.
    package func run(_ data: Data, name: String, pool: PostgresPool) async throws -> AreaSummary {
        try await run(AreaFile(data, name: name), pool: pool)
    }

    /// Carries the summary out of a transaction that is to be rolled back.
    private struct Undone: Error {
        let summary: AreaSummary
    }

    private func run(_ file: AreaFile, pool: PostgresPool) async throws -> AreaSummary {
        var converted = file
        converted.convert(from: system)
        let file = converted
        do {
            return try await pool.transaction { database in
                let summary = try database.allowing(.seconds(600)) { try work(file, in: database) }
                guard summary.isLoaded, !isDryRun else { throw Undone(summary: summary) }
                return summary
            }
        } catch let undone as Undone {
            return undone.summary
        } catch let error as PostgresError {
            // A transaction may wrap what its body threw.
            guard let undone = error.cause as? Undone else { throw error }
            return undone.summary
        }
    }

    private func work(_ file: AreaFile, in database: Database) throws -> AreaSummary {
        // Seeding and importing never meet.
        try database.execute("SELECT pg_advisory_xact_lock(hashtextextended('city.seed', 0))")
        guard try AreaStatements.isSeeded(in: database) else {
            throw AreaError(.unseeded, "the city has no towns yet: rrp seed")
        }
        var summary = AreaSummary(file: file.name, level: level, system: system)
        summary.accepted = accepted
        summary.isDryRun = isDryRun
        summary.features = file.features.count
        summary.corners = file.features.reduce(0) { $0 + $1.corners }
        summary.faults = file.faults + codeFaults(of: file.features)
        if file.features.isEmpty, summary.faults.isEmpty { throw AreaError(.malformed, "\(file.name) has no feature") }
        let box = try AreaStatements.city(in: database)
        if let fault = AreaBox(file.features)?.fault(against: box, file: file.name) { summary.faults.append(fault) }
        // What has no code or lies on another planet cannot be compared with anything.
        guard !file.features.isEmpty, !summary.faults.contains(where: { $0.kind == .system || $0.kind == .codeMissing })
        else { return summary }
        try AreaStatements.stage(file.features, in: database)
        let check = AreaCheck(level: level, tolerance: tolerance)
        summary.squareMetres = try AreaStatements.stagedSquareMetres(in: database)
        summary.faults += try check.faults(in: database)
        let fit = try check.fit(in: database)
        summary.faults += fit.fault(file: file.name).map { [$0] } ?? []
        summary.notes += fit.notes + (try check.notes(in: database))
        guard summary.refused.isEmpty else { return summary }
        let counts = try AreaLoad(level: level).run(in: database)
        (summary.changed, summary.removed) = (counts.changed, counts.removed)
        if counts.changed + counts.removed > 0 {
            try AreaStatements.record(
                AreaChange(
                    level: level.rawValue,
                    source: file.name,
                    digest: file.digest,
                    changed: counts.changed,
                    removed: counts.removed,
                    accepted: Set(summary.faults.map(\.kind.rawValue)).sorted()
                ),
                in: database
            )
        }
        summary.isLoaded = true
        return summary
    }

    private func codeFaults(of features: [AreaFeature]) -> [AreaFault] {
        var faults: [AreaFault] = []
        var seen: [String: Int] = [:]
        for feature in features {
            guard feature.code.count == level.digits, feature.code.allSatisfy({ $0.isASCII && $0.isNumber }) else {
                let words =
                    feature.code.isEmpty
                    ? "it has no code" : "“\(feature.code)” is no code of \(level.digits) digits"
                faults.append(
                    AreaFault(.codeMissing, code: "feature \(feature.number)", name: feature.name, words: words)
                )
                continue
            }
            if let first = seen[feature.code] {
                faults.append(
                    AreaFault(
                        .codeDuplicate,
                        code: feature.code,
                        name: feature.name,
                        words: "features \(first) and \(feature.number)"
                    )
                )
            } else {
                seen[feature.code] = feature.number
            }
        }
        return faults
    }
}
