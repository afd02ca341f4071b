import DispatchService
import GatewayService
import IntakeService
package import Runtime

/// Which process reads which settings.
package enum ConfigurationCatalogue {
    package struct Chapter: Sendable {
        package let title: String
        package let words: String
        package let keys: [ConfigurationKey]
    }

    package static let chapters = [
        Chapter(title: "Every process", words: "Services and `rrp` alike.", keys: ConfigurationKey.common),
        Chapter(title: "gateway", words: "Besides those of every process.", keys: GatewayKeys.all),
        Chapter(title: "intake", words: "Besides those of every process.", keys: [IntakeService.floodCapKey]),
        Chapter(title: "dispatch", words: "Besides those of every process.", keys: DispatchKeys.all),
        Chapter(
            title: "rrp",
            words: "Besides those of every process. Its database role owns the schemas.",
            keys: [
                ManagementClient.addressKey, ManagementClient.userKey, ManagementClient.passwordKey,
                TopologyCommand.secretsKey, SeedCommand.directoryKey, SeedCommand.accountsKey, DemoCommand.gatewayKey,
            ]
        ),
    ]
}
