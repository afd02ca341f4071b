import City
import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle

/// Registers or rejects what was submitted: this is what operators scale.
package enum IntakeService {
    package static let migrations = [
        Migration(name: "V0002_report", sql: String(decoding: PackageResources.V0002_report_sql, as: UTF8.self)),
        Migration(name: "V0003_follower", sql: String(decoding: PackageResources.V0003_follower_sql, as: UTF8.self)),
        Migration(name: "V0004_figure", sql: String(decoding: PackageResources.V0004_figure_sql, as: UTF8.self)),
        Migration(
            name: "V0005_separation",
            sql: String(decoding: PackageResources.V0005_separation_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0006_recategorise",
            sql: String(decoding: PackageResources.V0006_recategorise_sql, as: UTF8.self)
        ),
        Migration(name: "V0007_received", sql: String(decoding: PackageResources.V0007_received_sql, as: UTF8.self)),
        Migration(name: "V0008_root", sql: String(decoding: PackageResources.V0008_root_sql, as: UTF8.self)),
        Migration(
            name: "V0016_relocation",
            sql: String(decoding: PackageResources.V0016_relocation_sql, as: UTF8.self)
        ),
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

    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        var policy = IntakePolicy()
        policy.floodCap = try assembly.settings.int(floodCapKey)
        policy.recurrenceWindow = .seconds(try assembly.settings.int(recurrenceDaysKey) * 86_400)
        let limits = LimitCatalogue()
        let submissions = SubmissionHandler(catalogue: CategoryCatalogue(), limits: limits, policy: policy)
        let alarms = AlarmHandlers(limits: limits)
        return [
            try assembly.relay(.services),
            try assembly.consumer(
                of: .submissions,
                handlers: [MessageHandler(SubmitReport.self, batch: submissions.handle)]
            ),
            try assembly.consumer(of: .events(.intake), handlers: EndingHandlers.all),
            try assembly.consumer(
                of: .commands(.intake),
                handlers: alarms.commands + FollowHandlers.commands,
                replies: try assembly.publisher("replies"),
                prefetch: 50
            ),
            try assembly.consumer(of: .deadlines(.intake), handlers: alarms.deadlines, prefetch: 200),
        ]
    }
}
