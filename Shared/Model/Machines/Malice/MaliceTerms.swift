/// How long each part may take (*config*).
package struct MaliceTerms: Hashable, Sendable {
    /// From the proposal to the centre's decision.
    package let decision: LimitRule
    /// From the appeal to the city's decision.
    package let appealDecision: LimitRule
    /// From the centre's decision to the last moment of an appeal.
    package let appealWindow: Duration

    package init(
        decision: LimitRule = LimitRule(LimitAmount(5, .workingDays)),
        appealDecision: LimitRule = LimitRule(LimitAmount(10, .workingDays)),
        appealDays: Int = 15
    ) {
        self.decision = decision
        self.appealDecision = appealDecision
        appealWindow = .seconds(appealDays * 86_400)
    }

    /// As limits that clocks are started with.
    func limits(in calendar: WorkingCalendar) -> TimeLimits {
        var limits = TimeLimits.standard
        limits.calendar = calendar
        limits.apply(LimitPolicy(stage: .malice, rule: decision))
        limits.apply(LimitPolicy(stage: .maliceAppeal, rule: appealDecision))
        return limits
    }
}
