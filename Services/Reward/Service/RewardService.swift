import City
import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle

/// Points and red packets for true reports, in two double-entry ledgers.
package enum RewardService {
    package static let migrations = [
        Migration(name: "V0002_ledger", sql: String(decoding: PackageResources.V0002_ledger_sql, as: UTF8.self))
    ]

    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        let grants = GrantHandler(catalogue: CategoryCatalogue())
        return [
            try assembly.relay(.services),
            try assembly.consumer(
                of: .events(.reward),
                handlers: [MessageHandler(ReportVerified.self, batch: grants.handle)]
            ),
        ]
    }
}
