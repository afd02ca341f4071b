/// Days that differ from the plain week: a public holiday, a make-up working day (调休), a local day off.
package struct CalendarSpan: Hashable, Sendable {
    package let first: CivilDay
    package let last: CivilDay
    package let isWorking: Bool

    /// Nil when it ends before it begins, or lasts longer than a year.
    package init?(first: CivilDay, last: CivilDay, isWorking: Bool) {
        guard first <= last, last.number - first.number < 366 else { return nil }
        self.first = first
        self.last = last
        self.isWorking = isWorking
    }
}
