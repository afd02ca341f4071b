package import Model
package import PostgreSQL

/// The tables that every service that counts has alike. Versions are numbers among the service's own migrations.
package enum FigureMigration {
    /// Figures of cells, categories and officers, and durations.
    package static func local(of service: ServiceName, version: Int) -> Migration {
        migration("local_figure", PackageResources.local_figure_sql, of: service, version: version)
    }

    /// What was counted and is not in the sums yet.
    package static func pending(of service: ServiceName, version: Int) -> Migration {
        migration("pending_figure", PackageResources.pending_figure_sql, of: service, version: version)
    }

    private static func migration(
        _ name: String,
        _ template: [UInt8],
        of service: ServiceName,
        version: Int
    ) -> Migration {
        let digits = String(version)
        return Migration(
            name: "V" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name,
            sql: String(decoding: template, as: UTF8.self).replacing("{schema}", with: service.rawValue)
                .replacing("{role}", with: "rrp_\(service.rawValue)")
        )
    }
}
