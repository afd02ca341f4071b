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
        Migration("V0002_ledger", PackageResources.V0002_ledger_sql),
        Migration("V0003_payout", PackageResources.V0003_payout_sql),
        Migration("V0004_draw", PackageResources.V0004_draw_sql),
        Migration("V0005_reconciliation", PackageResources.V0005_reconciliation_sql),
        Migration("V0006_separation", PackageResources.V0006_separation_sql),
        Migration("V0010_checkpoint", PackageResources.V0010_checkpoint_sql),
        Migration("V0012_taken_back", PackageResources.V0012_taken_back_sql),
        Migration("V0013_review", PackageResources.V0013_review_sql),
        Migration("V0014_monthly_cap", PackageResources.V0014_monthly_cap_sql),
        Migration("V0015_redemption", PackageResources.V0015_redemption_sql),
        Migration("V0016_rules", PackageResources.V0016_rules_sql),
        Migration("V0017_cost", PackageResources.V0017_cost_sql),
        Migration("V0018_forgiven", PackageResources.V0018_forgiven_sql),
        Migration("V0022_pause", PackageResources.V0022_pause_sql),
        Migration("V0025_sweep", PackageResources.V0025_sweep_sql),
        Migration("V0026_reconciliation_days", PackageResources.V0026_reconciliation_days_sql),
        Migration("V0027_operator_act", PackageResources.V0027_operator_act_sql),
        Migration("V0029_draw_day", PackageResources.V0029_draw_day_sql),
        Migration("V0030_town_statement", PackageResources.V0030_town_statement_sql),
        Migration("V0031_follower", PackageResources.V0031_follower_sql),
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
                ] + PauseHandlers(grants: grants).events + FollowerHandlers().events,
                prepare: EventLocks(grants: grants).take
            ),
            try assembly.consumer(of: .deadlines(.reward), handlers: payouts.deadlines, prefetch: 200),
            DrawCommitter(assembly: assembly), CheckpointKeeper(assembly: assembly),
            ReviewWatch(assembly: assembly), PayoutSweep(assembly: assembly, canAsk: client != nil, bell: bell),
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
            parts.append(Reconciler(assembly: assembly, bills: client, bell: bell))
        }
        return parts
    }
}
