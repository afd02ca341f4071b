/// The city's working time: office hours on working days. Pure; every question is answered in constant time.
///
/// Working time is one line without gaps: the office time of all working days laid end to end. A moment has a position on
/// it (`position(of:)`), a position has a moment (`moment(at:)`); everything else is arithmetic between the two. Where a
/// position is both the end of one period and the beginning of the next, it is the end: what is due after a whole day is
/// due at closing time, not the morning after.
package struct WorkingCalendar: Hashable, Sendable {
    package let office: OfficeHours
    /// The exceptions, in the order in which they count: a later one overrides an earlier one.
    package let spans: [CalendarSpan]
    /// The first day of the table; days before it and after it follow the plain week.
    private let origin: Int
    /// Working days of the table before each of its days, and at the end all of them.
    private let before: [Int32]
    /// The table's working days, as days since `origin`.
    private let working: [Int32]

    /// Monday to Friday, standard office hours, no holidays: where nobody has set a calendar.
    package static let plain = WorkingCalendar(office: .standard, spans: [])

    package init(office: OfficeHours, spans: [CalendarSpan]) {
        self.office = office
        self.spans = spans
        let first = spans.map(\.first.number).min() ?? 0
        let end = (spans.map(\.last.number).max() ?? -1) + 1
        var isWorking = (first..<max(first, end)).map { CivilDay(number: $0).weekday < 5 }
        for span in spans {
            for day in span.first.number...span.last.number { isWorking[day - first] = span.isWorking }
        }
        origin = first
        working = isWorking.indices.filter { isWorking[$0] }.map(Int32.init)
        var before: [Int32] = [0]
        for day in isWorking { before.append((before.last ?? 0) + (day ? 1 : 0)) }
        self.before = before
    }

    package func isWorkingDay(_ day: CivilDay) -> Bool {
        let index = day.number - origin
        guard index >= 0, index < before.count - 1 else { return day.weekday < 5 }
        return before[index + 1] > before[index]
    }

    /// Whether offices are open, the moments of opening and closing included.
    package func isOfficeTime(_ moment: Timestamp) -> Bool {
        let day = CivilDay(moment)
        return isWorkingDay(day) && office.contains(moment.microseconds - day.start.microseconds)
    }

    /// This moment where offices are open, else when they open next.
    package func nextOfficeTime(from moment: Timestamp) -> Timestamp {
        let day = CivilDay(moment)
        if isWorkingDay(day), let opening = office.opening(from: moment.microseconds - day.start.microseconds) {
            return Timestamp(microseconds: day.start.microseconds + opening)
        }
        let next = dayOfNumber(number(of: day) + (isWorkingDay(day) ? 1 : 0))
        return Timestamp(microseconds: next.start.microseconds + (office.periods.first?.opens ?? 0))
    }

    /// Later by so much working time; never outside office hours. Without any time it is the next office time.
    /// - Parameter time: of working time, in microseconds; negative counts back.
    package func adding(_ time: Int64, to moment: Timestamp) -> Timestamp {
        time == 0 ? nextOfficeTime(from: moment) : self.moment(at: position(of: moment) + time)
    }

    /// The working time between two moments, in microseconds; negative when `end` is the earlier.
    package func elapsed(from start: Timestamp, to end: Timestamp) -> Int64 { position(of: end) - position(of: start) }

    /// Where a moment lies on the line of working time, in microseconds since an arbitrary but fixed working day.
    package func position(of moment: Timestamp) -> Int64 {
        let day = CivilDay(moment)
        let whole = Int64(number(of: day)) * office.length
        guard isWorkingDay(day) else { return whole }
        return whole + office.elapsed(until: moment.microseconds - day.start.microseconds)
    }

    /// The earliest moment at a position: an end of office hours rather than the next opening.
    package func moment(at position: Int64) -> Timestamp {
        let day = -(-position).flooredQuotient(by: office.length) - 1
        let time = office.timeOfDay(after: position - day * office.length)
        return Timestamp(microseconds: dayOfNumber(Int(day)).start.microseconds + time)
    }

    /// The number of working days before a day, counted from `origin`; negative before it.
    private func number(of day: CivilDay) -> Int {
        let index = day.number - origin
        if index < 0 { return Self.weekdays(before: day.number) - Self.weekdays(before: origin) }
        if index < before.count { return Int(before[index]) }
        let end = origin + before.count - 1
        return working.count + Self.weekdays(before: day.number) - Self.weekdays(before: end)
    }

    /// The working day that has so many working days before it.
    private func dayOfNumber(_ number: Int) -> CivilDay {
        if number < 0 { return Self.weekday(number: Self.weekdays(before: origin) + number) }
        if number < working.count { return CivilDay(number: origin + Int(working[number])) }
        let end = origin + before.count - 1
        return Self.weekday(number: Self.weekdays(before: end) + number - working.count)
    }

    /// Mondays to Fridays between Monday, 1969-12-29 and this day.
    private static func weekdays(before day: Int) -> Int {
        let weeks = Int((Int64(day) + 3).flooredQuotient(by: 7))
        return weeks * 5 + min(day + 3 - weeks * 7, 5)
    }

    /// The inverse of `weekdays(before:)`: the Monday to Friday that has so many before it.
    private static func weekday(number: Int) -> CivilDay {
        let weeks = Int(Int64(number).flooredQuotient(by: 5))
        return CivilDay(number: weeks * 7 + number - weeks * 5 - 3)
    }
}
