/// What else is told of a year, besides the figures.
package struct YearFacts: Hashable, Sendable {
    package internal(set) var events = 0
    package internal(set) var refusals = 0
    package internal(set) var lateDeliveries = 0
    package internal(set) var doubleDeliveries = 0
    /// Deadlines that came after their clock had ended, or again: refused.
    package internal(set) var staleDeliveries = 0
    package internal(set) var handOvers = 0
    package internal(set) var leaveHandOvers = 0
    package internal(set) var onDutyRoster = 0
    package internal(set) var appeals = 0
    package internal(set) var upheldAppeals = 0
    package internal(set) var failedRechecks = 0
    package internal(set) var separations = 0
    /// Reports that were not over when nothing was left to do.
    package internal(set) var unfinished = 0
    /// Tasks that were given to somebody on leave though a colleague of the cell was there.
    package internal(set) var givenToAbsent = 0
    /// Hand-overs after which a limit was another one.
    package internal(set) var movedLimits = 0
}
