import AsyncHTTPClient
import City
import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle
import WeChat

/// Registers or rejects what was submitted: this is what operators scale.
package enum IntakeService {
    package static let migrations = [
        Migration("V0002_report", PackageResources.V0002_report_sql),
        Migration("V0003_follower", PackageResources.V0003_follower_sql),
        Migration("V0004_figure", PackageResources.V0004_figure_sql),
        Migration("V0005_separation", PackageResources.V0005_separation_sql),
        Migration("V0006_recategorise", PackageResources.V0006_recategorise_sql),
        Migration("V0007_received", PackageResources.V0007_received_sql),
        Migration("V0008_root", PackageResources.V0008_root_sql),
        Migration("V0009_campaign", PackageResources.V0009_campaign_sql),
        Migration("V0010_text_check", PackageResources.V0010_text_check_sql),
        Migration("V0012_erasure", PackageResources.V0012_erasure_sql),
        FigureMigration.local(of: .intake, version: 14),
        Migration("V0015_hot_spot", PackageResources.V0015_hot_spot_sql),
        Migration("V0016_relocation", PackageResources.V0016_relocation_sql),
        Migration("V0017_correction", PackageResources.V0017_correction_sql),
        Migration("V0018_linked_follower", PackageResources.V0018_linked_follower_sql),
        Migration("V0019_reporter", PackageResources.V0019_reporter_sql),
        FigureMigration.pending(of: .intake, version: 20),
        Migration("V0027_relative", PackageResources.V0027_relative_sql),
        Migration("V0028_relative_valid", PackageResources.V0028_relative_valid_sql),
    ]

    package static let floodCapKey = ConfigurationKey(
        "INTAKE_FLOOD_CAP",
        "Reports that one citizen may send in ten minutes; 0 for no cap.",
        absence: .value("30")
    )

    package static let recurrenceDaysKey = ConfigurationKey(
        "INTAKE_RECURRENCE_DAYS",
        "For how many days after something was put right the same at the same place counts as come again.",
        absence: .value("90")
    )

    package static let retentionDaysKey = ConfigurationKey(
        "RETENTION_DAYS",
        "For how many days what a reporter said and showed is kept after it was sent, and what a parked message held; without it, for good.",
        absence: .off
    )

    package static let keys =
        [
            floodCapKey, recurrenceDaysKey, retentionDaysKey, WeChatKeys.openAddress, WeChatKeys.appID,
            WeChatKeys.appSecret,
        ]

    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        var policy = IntakePolicy()
        policy.floodCap = try assembly.settings.int(floodCapKey)
        policy.recurrenceWindow = .seconds(try assembly.settings.int(recurrenceDaysKey) * 86_400)
        let limits = LimitCatalogue()
        let catalogue = CategoryCatalogue()
        let submissions = SubmissionHandler(catalogue: catalogue, limits: limits, policy: policy)
        let retention = try assembly.settings.optionalInt(retentionDaysKey, in: 1...36_500).map {
            Retention(period: .seconds($0 * 86_400))
        }
        let alarms = AlarmHandlers(limits: limits, retention: retention)
        var parts: [any Service] = [
            try assembly.relay(.services),
            try assembly.consumer(
                of: .submissions,
                handlers: [MessageHandler(SubmitReport.self, batch: submissions.handle)]
            ),
            try assembly.consumer(of: .events(.intake), handlers: EndingHandlers.all + Erasure.handlers),
            try assembly.consumer(of: .deadlines(.intake), handlers: alarms.deadlines, prefetch: 200),
            FigureFolder(service: .intake, pool: assembly.pool, logger: assembly.logger),
        ]
        parts += try assembly.commands(
            alarms.commands + FollowHandlers.commands + CampaignHandlers(catalogue: catalogue).commands
                + TextHandlers.commands,
            replies: try assembly.publisher("replies"),
            prefetch: 50
        )
        if let retention { parts.append(RetentionStarter(assembly: assembly, retention: retention)) }
        if let client = try assembly.settings.miniProgram(http: .shared, clock: assembly.clock) {
            parts.append(
                TextCheckWorker(
                    pool: assembly.pool,
                    topology: assembly.topology,
                    clock: assembly.clock,
                    logger: assembly.logger,
                    client: client,
                    committed: { [signal = assembly.signal] in signal.committed() }
                )
            )
        }
        return parts
    }
}
