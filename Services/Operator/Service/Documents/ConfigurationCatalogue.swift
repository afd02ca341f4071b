import DispatchService
import GatewayService
import IntakeService
import NotificationService
package import Runtime
import SchedulerService
import VerificationService
import WeChat
import WeChatSimulatorService

/// Which process reads which settings.
package enum ConfigurationCatalogue {
    package struct Chapter: Sendable {
        package let title: String
        package let words: String
        package let keys: [ConfigurationKey]
    }

    package static let chapters = [
        Chapter(title: "Every process", words: "Services and `rrp` alike.", keys: ConfigurationKey.common),
        Chapter(
            title: "gateway",
            words: "Besides those of every process.",
            keys: GatewayKeys.all + WeChatKeys.receiving
        ),
        Chapter(
            title: "intake",
            words:
                "Besides those of every process. Without a mini program no words are checked; reports are taken in as ever.",
            keys: IntakeService.keys
        ),
        Chapter(title: "verification", words: "Besides those of every process.", keys: VerificationKeys.all),
        Chapter(title: "scheduler", words: "Besides those of every process.", keys: [JournalSealer.headsFileKey]),
        Chapter(title: "dispatch", words: "Besides those of every process.", keys: DispatchKeys.all),
        Chapter(
            title: "reward",
            words: "Besides those of every process. Without a merchant number nothing is paid out.",
            keys: WeChatKeys.paying
        ),
        Chapter(
            title: "notification",
            words:
                "Besides those of every process. Without templates nothing is sent in WeChat; the inbox has everything.",
            keys: DeliveryKeys.all
        ),
        Chapter(
            title: "wechat-simulator",
            words: "Stands in for WeChat on one machine; it reads these alone, besides the logs' settings.",
            keys: SimulatorKeys.all
        ),
        Chapter(
            title: "rrp",
            words: "Besides those of every process. Its database role owns the schemas.",
            keys: [
                ManagementClient.addressKey, ManagementClient.userKey, ManagementClient.passwordKey,
                TopologyCommand.secretsKey, SeedCommand.directoryKey, SeedCommand.accountsKey, DemoCommand.gatewayKey,
                DemoCommand.simulatorKey,
            ]
        ),
    ]
}
