import AsyncHTTPClient
import City
import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle
import WeChat

/// Words to people: the in-app inbox of citizens, officers, centres, departments, the duty room and the city; text messages,
/// WeChat's subscribed messages, and the digest.
package enum NotificationService {
    package static let migrations = [
        Migration("V0002_notification", PackageResources.V0002_notification_sql),
        Migration("V0003_follower", PackageResources.V0003_follower_sql),
        Migration("V0004_following", PackageResources.V0004_following_sql),
        Migration("V0005_subscription", PackageResources.V0005_subscription_sql),
        Migration("V0006_no_report", PackageResources.V0006_no_report_sql),
        Migration("V0008_erasure", PackageResources.V0008_erasure_sql),
        Migration("V0010_preference", PackageResources.V0010_preference_sql),
        Migration("V0011_digest", PackageResources.V0011_digest_sql),
        Migration("V0016_forgotten", PackageResources.V0016_forgotten_sql),
    ]

    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        let sms = try assembly.settings.smsAdapter(http: .shared, clock: assembly.clock)
        var parts: [any Service] = [
            try assembly.consumer(
                of: .events(.notification),
                handlers: EventNotices(categories: CategoryCatalogue(), isSMSOn: sms != nil).all
                    + ErasureHandlers().all,
                prefetch: 1000
            ),
            DigestKeeper(
                pool: assembly.pool,
                clock: assembly.clock,
                logger: assembly.logger,
                limits: LimitCatalogue()
            ),
        ]
        parts += try assembly.commands(
            ReadingHandler().all + SubscriptionHandler().all + PreferenceHandler().all,
            replies: try assembly.publisher("replies")
        )
        var senders: [any NoticeSender] = sms.map { [TextMessages(adapter: $0)] } ?? []
        let templates = try assembly.settings.noticeTemplates()
        if !templates.isEmpty, let client = try assembly.settings.miniProgram(http: .shared, clock: assembly.clock) {
            senders.append(SubscribeMessages(client: client, templates: templates))
        }
        return parts
            + senders.map { sender in
                DeliveryWorker(pool: assembly.pool, clock: assembly.clock, logger: assembly.logger, sender: sender)
            }
    }
}
