import AsyncHTTPClient
import City
import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle
import WeChat

/// Words to people: the in-app inbox of citizens, officers, centres, departments and the duty room.
package enum NotificationService {
    package static let migrations = [
        Migration(
            name: "V0002_notification",
            sql: String(decoding: PackageResources.V0002_notification_sql, as: UTF8.self)
        ),
        Migration(name: "V0003_follower", sql: String(decoding: PackageResources.V0003_follower_sql, as: UTF8.self)),
        Migration(name: "V0004_following", sql: String(decoding: PackageResources.V0004_following_sql, as: UTF8.self)),
        Migration(
            name: "V0005_subscription",
            sql: String(decoding: PackageResources.V0005_subscription_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0006_no_report",
            sql: String(decoding: PackageResources.V0006_no_report_sql, as: UTF8.self)
        ),
        Migration(name: "V0008_erasure", sql: String(decoding: PackageResources.V0008_erasure_sql, as: UTF8.self)),
        Migration(
            name: "V0010_preference",
            sql: String(decoding: PackageResources.V0010_preference_sql, as: UTF8.self)
        ),
        Migration(name: "V0011_digest", sql: String(decoding: PackageResources.V0011_digest_sql, as: UTF8.self)),
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
