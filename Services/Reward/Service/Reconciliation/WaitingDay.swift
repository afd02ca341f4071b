import Model

/// A day that a process has taken to compare it.
struct WaitingDay: Hashable, Sendable {
    let day: CivilDay
    /// Who asks again meanwhile is answered by another comparison.
    let askedAt: Timestamp
    /// Tries in a row that did not come to their end.
    let failures: Int
    /// What the provider's final bill of the day before names is kept here.
    let isDayBeforeKept: Bool
}
