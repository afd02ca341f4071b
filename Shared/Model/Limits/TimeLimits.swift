/// The limits of every stage for one category in one town, with the calendar that counts them.
package struct TimeLimits: Hashable, Sendable {
    /// The rule of a stage for each urgency.
    private struct Pair: Hashable {
        var normal: LimitRule
        var urgent: LimitRule
    }

    package var calendar: WorkingCalendar
    private var rules: [TimeLimitStage: Pair]

    /// In clock hours, by stage and urgency (*config*: these hold where the city has set nothing).
    package static let standard = TimeLimits(
        calendar: .plain,
        hours: [
            .verification: (24, 2), .answer: (24, 2), .dispatch: (8, 1), .acceptance: (24, 2),
            .rectification: (72, 24), .recheck: (24, 4), .appeal: (48, 24), .overall: (240, 72),
            .alarm: (1.0 / 12, 1.0 / 12), .redPacket: (720, 720), .malice: (120, 120), .maliceAppeal: (240, 240),
        ]
    )

    private init(calendar: WorkingCalendar, hours: [TimeLimitStage: (normal: Double, urgent: Double)]) {
        self.calendar = calendar
        rules = hours.mapValues { hours in
            Pair(
                normal: LimitRule(LimitAmount(hours.normal, .clockHours)),
                urgent: LimitRule(LimitAmount(hours.urgent, .clockHours))
            )
        }
    }

    /// The rule of a stage.
    package func rule(of stage: TimeLimitStage, urgency: Urgency) -> LimitRule {
        guard let pair = rules[stage] else { return LimitRule(LimitAmount(24, .clockHours)) }
        return urgency == .urgent ? pair.urgent : pair.normal
    }

    /// When a stage is due and when it warns, for a clock that starts at `start`.
    package func points(
        of stage: TimeLimitStage,
        urgency: Urgency,
        from start: Timestamp
    ) -> (warnAt: Timestamp, dueAt: Timestamp) {
        rule(of: stage, urgency: urgency).points(from: start, in: calendar)
    }

    /// Takes a policy over, for the stage and the urgencies that it is about.
    mutating func apply(_ policy: LimitPolicy) {
        guard var pair = rules[policy.stage] else { return }
        if policy.urgency != .urgent { pair.normal = policy.rule }
        if policy.urgency != .normal { pair.urgent = policy.rule }
        rules[policy.stage] = pair
    }

    /// The same limits with every amount multiplied, for demonstrations and tests that cannot wait.
    package func scaled(by factor: Double) -> TimeLimits {
        func scaled(_ rule: LimitRule) -> LimitRule {
            LimitRule(LimitAmount(rule.amount.count * factor, rule.amount.unit), warningShare: rule.warningShare)
        }
        var result = self
        result.rules = rules.mapValues { Pair(normal: scaled($0.normal), urgent: scaled($0.urgent)) }
        return result
    }
}
