import AsyncHTTPClient
import City
import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle
import WeChat

/// Points and red packets for true reports, in two double-entry ledgers, and the payout of red packets.
package enum RewardService {
    package static let migrations = [
        Migration(name: "V0002_ledger", sql: String(decoding: PackageResources.V0002_ledger_sql, as: UTF8.self)),
        Migration(name: "V0003_payout", sql: String(decoding: PackageResources.V0003_payout_sql, as: UTF8.self)),
        Migration(name: "V0004_draw", sql: String(decoding: PackageResources.V0004_draw_sql, as: UTF8.self)),
        Migration(
            name: "V0005_reconciliation",
            sql: String(decoding: PackageResources.V0005_reconciliation_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0006_separation",
            sql: String(decoding: PackageResources.V0006_separation_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0010_checkpoint",
            sql: String(decoding: PackageResources.V0010_checkpoint_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0012_taken_back",
            sql: String(decoding: PackageResources.V0012_taken_back_sql, as: UTF8.self)
        ),
        Migration(name: "V0013_review", sql: String(decoding: PackageResources.V0013_review_sql, as: UTF8.self)),
        Migration(
            name: "V0014_monthly_cap",
            sql: String(decoding: PackageResources.V0014_monthly_cap_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0015_redemption",
            sql: String(decoding: PackageResources.V0015_redemption_sql, as: UTF8.self)
        ),
        Migration(name: "V0016_rules", sql: String(decoding: PackageResources.V0016_rules_sql, as: UTF8.self)),
        Migration(name: "V0017_cost", sql: String(decoding: PackageResources.V0017_cost_sql, as: UTF8.self)),
    ]

    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        let settings = assembly.settings
        let catalogue = CategoryCatalogue()
        let grants = GrantHandler(catalogue: catalogue)
        let bell = PayoutBell()
        let client = try settings.payClient(http: .shared, clock: assembly.clock)
        let payouts = PayoutHandlers(terms: client == nil ? nil : try settings.transferTerms(), wake: bell.ring)
        var parts: [any Service] = [
            try assembly.relay(.services),
            try assembly.consumer(
                of: .events(.reward),
                handlers: [
                    MessageHandler(ReportVerified.self, batch: grants.handle),
                    MessageHandler(ReportSeparated.self, batch: grants.takeBack),
                ]
            ),
            try assembly.consumer(of: .deadlines(.reward), handlers: payouts.deadlines, prefetch: 200),
            DrawCommitter(assembly: assembly), CheckpointKeeper(assembly: assembly),
            ReviewWatch(assembly: assembly),
        ]
        parts += try assembly.commands(
            payouts.commands + RedemptionHandlers().commands
                + [
                    RewardRuleHandler(catalogue: catalogue).handler,
                    RewardPreviewHandler(catalogue: catalogue).handler,
                ],
            replies: try assembly.publisher("replies"),
            prefetch: 200
        )
        if let client {
            parts.append(PayoutWorker(assembly: assembly, client: client, bell: bell))
            parts.append(Reconciler(assembly: assembly, client: client))
        }
        return parts
    }
}
