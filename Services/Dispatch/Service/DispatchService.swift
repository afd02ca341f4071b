package import PostgreSQL

/// The town centre's cases: opening, transfer to departments, returns, extensions, suspension, closing.
package enum DispatchService {
    package static let migrations = [
        Migration(name: "V0002_dispatch", sql: String(decoding: PackageResources.V0002_dispatch_sql, as: UTF8.self))
    ]
}
