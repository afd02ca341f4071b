import Model
import SeededRandom

/// A calendar and moments made at random, the same for the same seed.
struct RandomCalendar {
    var generator: SeededGenerator
    let calendar: WorkingCalendar
    /// Days since 1970-01-01 in which the exceptions lie.
    static let days = 20_000..<20_120

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var periods: [OfficeHours.Period] = []
        var minute = Int.random(in: 0...600, using: &generator)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let closes = minute + Int.random(in: 1...200, using: &generator)
            periods.append(OfficeHours.Period(opensAtMinute: minute, closesAtMinute: closes))
            minute = closes + Int.random(in: 0...60, using: &generator)
        }
        let spans = (0..<Int.random(in: 0...8, using: &generator)).compactMap { _ -> CalendarSpan? in
            let first = CivilDay(number: Int.random(in: Self.days, using: &generator))
            return CalendarSpan(
                first: first,
                last: first + Int.random(in: 0...9, using: &generator),
                isWorking: Bool.random(using: &generator)
            )
        }
        calendar = WorkingCalendar(office: OfficeHours(periods) ?? .standard, spans: spans)
        self.generator = generator
    }

    /// In, before and after the days with exceptions; often at a full minute, so that edges are met.
    mutating func moment() -> Timestamp {
        let day = CivilDay(
            number: Int.random(in: Self.days.lowerBound - 40..<Self.days.upperBound + 40, using: &generator)
        )
        let minute = Int64.random(in: 0..<1440, using: &generator) * 60_000_000
        let rest = Bool.random(using: &generator) ? 0 : Int64.random(in: 0..<60_000_000, using: &generator)
        return Timestamp(microseconds: day.start.microseconds + minute + rest)
    }

    /// Working time in microseconds, from nothing to some weeks; often a whole number of days.
    mutating func time() -> Int64 {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: Int64.random(in: 0...20, using: &generator) * calendar.office.length
        case 1: Int64.random(in: 0...3000, using: &generator) * 60_000_000
        default: Int64.random(in: 0...200_000_000_000, using: &generator)
        }
    }

    /// Working minutes between two full minutes, counted one after the other.
    func countedMinutes(from start: Timestamp, to end: Timestamp) -> Int64 {
        var minutes: Int64 = 0
        var moment = start
        while moment < end {
            let day = CivilDay(moment)
            let time = moment.microseconds - day.start.microseconds
            let isWorking =
                calendar.spans.last { $0.first <= day && day <= $0.last }?.isWorking ?? (day.weekday < 5)
            if isWorking, calendar.office.periods.contains(where: { $0.opens <= time && time < $0.closes }) {
                minutes += 1
            }
            moment = moment + .seconds(60)
        }
        return minutes
    }
}
