/// How long each stage may take, in clock hours (24 × 7), by stage and urgency (*config*: these are defaults).
package struct TimeLimits: Hashable, Codable, Sendable {
    /// One limit for both urgencies, in clock hours.
    package struct Hours: Hashable, Codable, Sendable {
        package var normal: Double
        package var urgent: Double

        package init(normal: Double, urgent: Double) {
            self.normal = normal
            self.urgent = urgent
        }
    }

    package var verification: Hours
    package var answer: Hours
    package var dispatch: Hours
    package var acceptance: Hours
    package var rectification: Hours
    package var recheck: Hours
    package var appeal: Hours
    package var overall: Hours
    package var alarm: Hours
    package var redPacket: Hours
    /// The share of a limit after which the responsible person is urged.
    package var warningShare: Double

    package static let standard = TimeLimits(
        verification: Hours(normal: 24, urgent: 2),
        answer: Hours(normal: 24, urgent: 2),
        dispatch: Hours(normal: 8, urgent: 1),
        acceptance: Hours(normal: 24, urgent: 2),
        rectification: Hours(normal: 72, urgent: 24),
        recheck: Hours(normal: 24, urgent: 4),
        appeal: Hours(normal: 48, urgent: 24),
        overall: Hours(normal: 240, urgent: 72),
        alarm: Hours(normal: 1.0 / 12, urgent: 1.0 / 12),
        redPacket: Hours(normal: 720, urgent: 720),
        warningShare: 0.75
    )

    package func duration(of stage: TimeLimitStage, urgency: Urgency) -> Duration {
        let hours = self[stage]
        return .microseconds(Int64((urgency == .urgent ? hours.urgent : hours.normal) * 3_600_000_000))
    }

    /// The same limits with every hour multiplied, for demonstrations and tests that cannot wait.
    package func scaled(by factor: Double) -> TimeLimits {
        var result = self
        for stage in TimeLimitStage.allCases {
            result[stage] = Hours(normal: self[stage].normal * factor, urgent: self[stage].urgent * factor)
        }
        return result
    }

    package subscript(stage: TimeLimitStage) -> Hours {
        get { self[keyPath: Self.keyPath(of: stage)] }
        set { self[keyPath: Self.keyPath(of: stage)] = newValue }
    }

    private static func keyPath(of stage: TimeLimitStage) -> WritableKeyPath<TimeLimits, Hours> {
        switch stage {
        case .verification: \.verification
        case .answer: \.answer
        case .dispatch: \.dispatch
        case .acceptance: \.acceptance
        case .rectification: \.rectification
        case .recheck: \.recheck
        case .appeal: \.appeal
        case .overall: \.overall
        case .alarm: \.alarm
        case .redPacket: \.redPacket
        }
    }
}
