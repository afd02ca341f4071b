import City
import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle

/// The officers' tasks: first verification, re-check, sample check and the second look of an appeal, with their evidence
/// and limits, the dialogue with the reporter, and the reporter's rating; who is on duty, calls for help, and bad faith.
package enum VerificationService {
    package static let migrations = [
        Migration("V0002_verification", PackageResources.V0002_verification_sql),
        Migration("V0003_warning", PackageResources.V0003_warning_sql),
        Migration("V0004_figure", PackageResources.V0004_figure_sql),
        Migration("V0005_lists", PackageResources.V0005_lists_sql),
        Migration("V0006_separation", PackageResources.V0006_separation_sql),
        Migration("V0007_overdue", PackageResources.V0007_overdue_sql),
        Migration("V0008_photos", PackageResources.V0008_photos_sql),
        Migration("V0009_duty", PackageResources.V0009_duty_sql),
        Migration("V0010_sample", PackageResources.V0010_sample_sql),
        Migration("V0012_erasure", PackageResources.V0012_erasure_sql),
        FigureMigration.local(of: .verification, version: 14),
        Migration("V0016_area", PackageResources.V0016_area_sql),
        FigureMigration.pending(of: .verification, version: 20),
        Migration("V0024_malice", PackageResources.V0024_malice_sql),
        Migration("V0027_assistance", PackageResources.V0027_assistance_sql),
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
        let malice = try malice(assembly.settings)
        var handlers = OfficerCommands(city: city, samples: samples, malice: malice).all
        handlers += CitizenCommands(city: city).all + DutyCommands(city: city).all
        handlers += Separations(city: city).all + Mergers(city: city).all
        handlers += MaliceCommands(city: city, terms: malice).all
        let commands = try assembly.commands(
            handlers,
            replies: try assembly.publisher("replies")
        )
        let relays: [any Service] = [try assembly.relay(.services)]
        return relays + commands + [
            try assembly.consumer(
                of: .events(.verification),
                handlers: RegisteredReports(city: city).all + CaseEvents(city: city).all
                    + ErasedReports().all,
                prefetch: 1000
            ),
            try assembly.consumer(of: .deadlines(.verification), handlers: ReachedDeadlines(city: city).all),
            LeaveKeeper(assembly: assembly, city: city),
            AreaKeeper(assembly: assembly, city: city),
            FigureFolder(service: .verification, pool: assembly.pool, logger: assembly.logger),
        ]
    }

    /// How long each part of a decision about bad faith may take.
    private static func malice(_ settings: Settings) throws -> MaliceTerms {
        let (decision, appeal) = (VerificationKeys.maliceDays, VerificationKeys.maliceAppealDecisionDays)
        return MaliceTerms(
            decision: LimitRule(.workingDays(Double(try settings.int(decision, in: 1...366)))),
            appealDecision: LimitRule(.workingDays(Double(try settings.int(appeal, in: 1...366)))),
            appealDays: try settings.int(VerificationKeys.maliceAppealDays, in: 1...366)
        )
    }
}
