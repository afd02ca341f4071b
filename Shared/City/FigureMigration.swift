package import Model
package import PostgreSQL

/// The tables that every service that counts has alike: figures of cells, categories and officers, and durations.
package enum FigureMigration {
    /// - Parameter version: the number among the service's own migrations.
    package static func migration(of service: ServiceName, version: Int) -> Migration {
        let template = String(decoding: PackageResources.local_figure_sql, as: UTF8.self)
        let digits = String(version)
        return Migration(
            name: "V" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_local_figure",
            sql: template.replacing("{schema}", with: service.rawValue)
                .replacing("{role}", with: "rrp_\(service.rawValue)")
        )
    }
}
