import ArgumentParser
import Model

/// Which policy a command is about: a stage, and as far as given a category, an urgency and a town.
struct LimitOptions: ParsableArguments {
    @Argument(help: "verification, answer, dispatch, acceptance, rectification, recheck, appeal, overall or alarm.")
    var stage: String

    @Option(help: "An item's four digits, a class's two or * for all.")
    var category = "*"

    @Option(help: "normal, urgent or * for both.")
    var urgency = "*"

    @Option(help: "A town's nine digits or * for all.")
    var town = "*"

    init() {}

    /// The policy with this rule; throws words for the operator where something means nothing.
    func policy(_ rule: LimitRule) throws -> LimitPolicy {
        guard let stage = TimeLimitStage(rawValue: stage) else { throw ValidationError("there is no stage \(stage)") }
        guard let scope = LimitPolicy.Scope(category) else { throw ValidationError("no category: \(category)") }
        guard urgency == "*" || Urgency(rawValue: urgency) != nil else {
            throw ValidationError("urgency is normal, urgent or *")
        }
        guard town == "*" || TownCode(rawValue: town) != nil else { throw ValidationError("no town: \(town)") }
        return LimitPolicy(
            stage: stage,
            scope: scope,
            urgency: Urgency(rawValue: urgency),
            town: TownCode(rawValue: town),
            rule: rule
        )
    }
}
