package import Model
package import PostgreSQL

/// The first migration of every service: its schema with the tables `handled` and `parked`.
package enum InboxMigration {
    package static func migration(of service: ServiceName) -> Migration {
        let template = String(decoding: PackageResources.V0001_inbox_sql, as: UTF8.self)
        return Migration(
            name: "V0001_inbox",
            sql: template.replacing("{schema}", with: service.rawValue)
                .replacing("{role}", with: "rrp_\(service.rawValue)")
        )
    }
}
