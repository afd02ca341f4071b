import City
package import Crypto
package import Messaging
import Model
package import PostgreSQL

/// The town centre's cases: opening, transfer to departments, returns, extensions, suspension, closing.
package enum DispatchService {
    package static let migrations = [
        Migration(name: "V0002_dispatch", sql: String(decoding: PackageResources.V0002_dispatch_sql, as: UTF8.self)),
        Migration(name: "V0003_warning", sql: String(decoding: PackageResources.V0003_warning_sql, as: UTF8.self)),
        Migration(name: "V0004_figure", sql: String(decoding: PackageResources.V0004_figure_sql, as: UTF8.self)),
        Migration(name: "V0005_lists", sql: String(decoding: PackageResources.V0005_lists_sql, as: UTF8.self)),
        Migration(name: "V0006_routing", sql: String(decoding: PackageResources.V0006_routing_sql, as: UTF8.self)),
        Migration(name: "V0007_totals", sql: String(decoding: PackageResources.V0007_totals_sql, as: UTF8.self)),
        Migration(name: "V0008_helpers", sql: String(decoding: PackageResources.V0008_helpers_sql, as: UTF8.self)),
        FigureMigration.local(of: .dispatch, version: 10),
        Migration(name: "V0013_passing", sql: String(decoding: PackageResources.V0013_passing_sql, as: UTF8.self)),
        FigureMigration.pending(of: .dispatch, version: 20),
    ]

    /// What verification tells: findings, re-checks, appeals.
    package static func eventHandlers(_ city: CityDirectory) -> [MessageHandler] {
        [OpeningHandler(city: city).handler] + VerificationHandlers(city: city).all
    }

    /// What people want, and the operator's request to send a department its cases again.
    package static func commandHandlers(_ city: CityDirectory) -> [MessageHandler] {
        CommandHandlers(city: city).all + [RoutingHandler(city: city).handler, ResendHandler().handler]
    }

    package static func deadlineHandlers(_ city: CityDirectory) -> [MessageHandler] {
        [DeadlineHandler(city: city).handler]
    }

    /// What departments send over AMQP.
    package static func replyHandlers(_ city: CityDirectory, photoKey: SymmetricKey) -> [MessageHandler] {
        ReplyHandlers(city: city, photoKey: photoKey).all
    }
}
