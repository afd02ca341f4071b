/// One limit: how much time it gives, and after which share of it the responsible person is urged.
package struct LimitRule: Hashable, Codable, Sendable {
    package let amount: LimitAmount
    /// From above 0 to 1.
    package let warningShare: Double

    package init(_ amount: LimitAmount, warningShare: Double = 0.75) {
        self.amount = amount
        self.warningShare = warningShare
    }

    /// When it is due and when it warns, for a clock that starts at `start`.
    package func points(
        from start: Timestamp,
        in calendar: WorkingCalendar
    ) -> (warnAt: Timestamp, dueAt: Timestamp) {
        let time = amount.time(in: calendar)
        let warning = Int64(Double(time) * warningShare)
        return (
            amount.unit.adding(warning, to: start, in: calendar), amount.unit.adding(time, to: start, in: calendar)
        )
    }
}
