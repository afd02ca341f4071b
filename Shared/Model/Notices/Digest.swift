/// What lies before somebody at the beginning of a working day.
package struct Digest: Hashable, Sendable {
    package let recipient: NoticeRecipient
    /// Until the end of the day, and not overdue yet.
    package let dueToday: Int
    package let overdue: Int
    /// Since the last digest.
    package let new: Int
    package let open: Int

    package init(recipient: NoticeRecipient, dueToday: Int, overdue: Int, new: Int, open: Int) {
        self.recipient = recipient
        self.dueToday = dueToday
        self.overdue = overdue
        self.new = new
        self.open = open
    }

    package static let title = Words(zh: "今日待办", en: "Your day")

    package var body: Words {
        Words(
            zh: "今日到期\(dueToday)件,已超期\(overdue)件,新增\(new)件,在办共\(open)件。",
            en: "\(dueToday) due today, \(overdue) overdue, \(new) new; \(open) open in all."
        )
    }
}

extension WorkingCalendar {
    /// Whether the offices of this day have opened already: from then on its digest is due.
    package func hasOpened(on day: CivilDay, by moment: Timestamp) -> Bool {
        guard isWorkingDay(day), let opens = office.periods.first?.opens else { return false }
        return CivilDay(moment) == day && moment.microseconds >= day.start.microseconds + opens
    }
}
