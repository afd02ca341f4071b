/// Which days are to be held against the provider's bill: every one from the first on, once its bill is final and as long as
/// the provider keeps it.
package struct ReconciliationDays: Hashable, Sendable {
    /// The first day that there is anything of: a bill of ours, or a comparison; nil where there is nothing yet.
    package let first: CivilDay?
    /// When each day was compared last.
    package let done: [CivilDay: Timestamp]

    package init(first: CivilDay?, done: [CivilDay: Timestamp]) {
        self.first = first
        self.done = done
    }

    /// The days that have to be compared now, in their order; a day that was compared before its bill was final is one of them.
    package func due(at now: Timestamp) -> [CivilDay] {
        let last = CivilDay(now - Self.ready) + -1
        let begin = max(first ?? last, Self.oldest(at: now))
        guard begin <= last else { return [] }
        return (begin.number...last.number).map { CivilDay(number: $0) }.filter { day in
            guard let comparison = done[day] else { return true }
            return comparison < Self.billIsFinal(of: day)
        }
    }

    /// From when on the bill of a day changes no more. The provider makes the bills from nine in the morning; ten is what it
    /// advises.
    package static func billIsFinal(of day: CivilDay) -> Timestamp { (day + 1).start + ready }

    /// The provider keeps fund bills for three months.
    ///
    /// Source: pay.weixin.qq.com, 申请资金账单.
    package static func oldest(at now: Timestamp) -> CivilDay { CivilDay(now) + -90 }

    /// After midnight.
    private static let ready = Duration.seconds(10 * 3600)
}

extension ReconciliationDays {
    /// How long a day waits for its next try after so many failures in a row; the others go on meanwhile.
    package static func pause(afterFailures failures: Int) -> Duration {
        let seconds: [Int64] = [10, 120, 600, 1800]
        guard failures > 0, failures <= seconds.count else { return .seconds(3600) }
        return .seconds(seconds[failures - 1])
    }

    /// So many failures in a row are work for a person.
    package static let alarmingFailures = 3
}
