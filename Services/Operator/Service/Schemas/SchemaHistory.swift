package import PostgreSQL

/// The migrations of one schema, in their order.
package struct SchemaHistory: Sendable {
    package let schema: String
    package let migrations: [Migration]

    package init(schema: String, migrations: [Migration]) {
        self.schema = schema
        self.migrations = migrations
    }
}
