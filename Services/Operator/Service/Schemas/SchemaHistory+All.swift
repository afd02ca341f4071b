import DispatchService
import GatewayService
import IntakeService
import Messaging
import Model
import NotificationService
import PostgreSQL
import RewardService
import SchedulerService
import VerificationService

extension SchemaHistory {
    /// Every schema, in an order in which each finds what it refers to: the common ones, the services', and last the views
    /// over all of them that the gateway reads.
    package static let all: [SchemaHistory] =
        [
            SchemaHistory(
                schema: "clock",
                migrations: [
                    resource("V0001_clock", PackageResources.V0001_clock_sql),
                    resource("V0002_clock", PackageResources.V0002_clock_sql),
                ]
            ),
            SchemaHistory(
                schema: "journal",
                migrations: [
                    resource("V0002_journal", PackageResources.V0002_journal_sql),
                    resource("V0003_seal", PackageResources.V0003_seal_sql),
                    resource("V0004_redaction", PackageResources.V0004_redaction_sql),
                    resource("V0006_parked", PackageResources.V0006_parked_sql),
                ]
            ),
            SchemaHistory(
                schema: "city",
                migrations: [
                    resource("V0100_city", PackageResources.V0100_city_sql),
                    resource("V0101_city_functions", PackageResources.V0101_city_functions_sql),
                    resource("V0102_limits", PackageResources.V0102_limits_sql),
                    resource("V0103_offers", PackageResources.V0103_offers_sql),
                    resource("V0104_reward_rules", PackageResources.V0104_reward_rules_sql),
                    resource("V0106_areas", PackageResources.V0106_areas_sql),
                ]
            ),
            SchemaHistory(schema: "identity", migrations: GatewayService.identityMigrations),
            service(.intake, IntakeService.migrations),
            service(.verification, VerificationService.migrations),
            service(.dispatch, DispatchService.migrations),
            service(.reward, RewardService.migrations),
            service(.scheduler, SchedulerService.migrations),
            service(.notification, NotificationService.migrations),
            SchemaHistory(schema: "read", migrations: GatewayService.readMigrations),
        ]

    private static func service(_ name: ServiceName, _ own: [Migration]) -> SchemaHistory {
        SchemaHistory(schema: name.rawValue, migrations: [InboxMigration.migration(of: name)] + own)
    }

    private static func resource(_ name: String, _ bytes: [UInt8]) -> Migration {
        Migration(name: name, sql: String(decoding: bytes, as: UTF8.self))
    }
}
