/// That a case which one department had returned was answered by the next (推诿): from whom, to whom, and how long it lay.
package struct PassingCount: Hashable, Sendable {
    package let town: TownCode
    /// Who returned it.
    package let from: DepartmentCode
    /// Whose answer came next; the same department where the centre insisted.
    package let to: DepartmentCode
    /// The day of that answer.
    package let day: CivilDay
    /// From the return to that answer, by the clock on the wall.
    package let seconds: Int
    /// Accepted, by silence too; otherwise returned once more.
    package let isAccepted: Bool

    /// The passing that an event ends.
    /// - Parameter pending: the return before it that no department has accepted yet.
    package static func count(
        of event: any MessageContract,
        after pending: DispatchCase.PendingReturn?
    ) -> PassingCount? {
        guard let pending else { return nil }
        return switch event {
        case let event as CaseAccepted: PassingCount(event, event.departmentCode, after: pending, isAccepted: true)
        case let event as CaseReturned: PassingCount(event, event.departmentCode, after: pending, isAccepted: false)
        default: nil
        }
    }

    private init(
        _ event: any EventContract,
        _ department: DepartmentCode,
        after pending: DispatchCase.PendingReturn,
        isAccepted: Bool
    ) {
        town = event.report.townCode
        from = pending.departmentCode
        to = department
        day = CivilDay(event.at)
        seconds = max(0, Int((event.at - pending.at).components.seconds))
        self.isAccepted = isAccepted
    }
}
