import City
package import Crypto
package import Messaging
import Model
package import PostgreSQL

/// The town centre's cases: opening, transfer to departments, returns, extensions, suspension, closing.
package enum DispatchService {
    package static let migrations = [
        Migration("V0002_dispatch", PackageResources.V0002_dispatch_sql),
        Migration("V0003_warning", PackageResources.V0003_warning_sql),
        Migration("V0004_figure", PackageResources.V0004_figure_sql),
        Migration("V0005_lists", PackageResources.V0005_lists_sql),
        Migration("V0006_routing", PackageResources.V0006_routing_sql),
        Migration("V0007_totals", PackageResources.V0007_totals_sql),
        Migration("V0008_helpers", PackageResources.V0008_helpers_sql),
        FigureMigration.local(of: .dispatch, version: 10),
        Migration("V0011_suspension", PackageResources.V0011_suspension_sql),
        Migration("V0013_passing", PackageResources.V0013_passing_sql),
        FigureMigration.pending(of: .dispatch, version: 20),
        Migration("V0027_assistance", PackageResources.V0027_assistance_sql),
    ]

    /// What verification tells: findings, re-checks, appeals, calls for help.
    package static func eventHandlers(_ city: CityDirectory) -> [MessageHandler] {
        [OpeningHandler(city: city).handler] + VerificationHandlers(city: city).all
            + AssistanceHandlers(city: city).events
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
        ReplyHandlers(city: city, photoKey: photoKey).all + [AssistanceHandlers(city: city).replies]
    }
}
