import City
import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle

/// The officers' tasks: first verification, re-check and the second look of an appeal, with their evidence and limits,
/// the dialogue with the reporter, and the reporter's rating.
package enum VerificationService {
    package static let migrations = [
        Migration(
            name: "V0002_verification",
            sql: String(decoding: PackageResources.V0002_verification_sql, as: UTF8.self)
        ),
        Migration(name: "V0003_warning", sql: String(decoding: PackageResources.V0003_warning_sql, as: UTF8.self)),
        Migration(name: "V0004_figure", sql: String(decoding: PackageResources.V0004_figure_sql, as: UTF8.self)),
        Migration(name: "V0005_lists", sql: String(decoding: PackageResources.V0005_lists_sql, as: UTF8.self)),
        Migration(
            name: "V0006_separation",
            sql: String(decoding: PackageResources.V0006_separation_sql, as: UTF8.self)
        ),
        Migration(name: "V0007_overdue", sql: String(decoding: PackageResources.V0007_overdue_sql, as: UTF8.self)),
        Migration(name: "V0008_photos", sql: String(decoding: PackageResources.V0008_photos_sql, as: UTF8.self)),
        Migration(name: "V0009_duty", sql: String(decoding: PackageResources.V0009_duty_sql, as: UTF8.self)),
        Migration(name: "V0010_sample", sql: String(decoding: PackageResources.V0010_sample_sql, as: UTF8.self)),
        Migration(name: "V0012_erasure", sql: String(decoding: PackageResources.V0012_erasure_sql, as: UTF8.self)),
        FigureMigration.local(of: .verification, version: 14),
        Migration(name: "V0016_area", sql: String(decoding: PackageResources.V0016_area_sql, as: UTF8.self)),
        FigureMigration.pending(of: .verification, version: 20),
    ]

    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        let city = CityDirectory()
        let percents = try assembly.settings.string(VerificationKeys.sampleShares)
        let seed =
            try assembly.settings.optional(VerificationKeys.sampleSeed)
            ?? String(UInt64.random(in: .min ... .max), radix: 36)
        guard let samples = SampleDraw(seed: seed, percents: percents) else {
            throw ConfigurationError(
                code: .malformed,
                key: VerificationKeys.sampleShares.name,
                message: "expected per cent by town, found “\(percents)”"
            )
        }
        return [
            try assembly.relay(.services),
            try assembly.consumer(
                of: .events(.verification),
                handlers: RegisteredReports(city: city).all + CaseEvents(city: city).all
                    + ErasedReports().all,
                prefetch: 1000
            ),
            try assembly.consumer(
                of: .commands(.verification),
                handlers: OfficerCommands(city: city, samples: samples).all + CitizenCommands(city: city).all
                    + Separations(city: city).all + DutyCommands(city: city).all,
                replies: try assembly.publisher("replies")
            ),
            try assembly.consumer(of: .deadlines(.verification), handlers: ReachedDeadlines(city: city).all),
            LeaveKeeper(assembly: assembly, city: city),
            AreaKeeper(assembly: assembly, city: city),
            FigureFolder(service: .verification, pool: assembly.pool, logger: assembly.logger),
        ]
    }
}
