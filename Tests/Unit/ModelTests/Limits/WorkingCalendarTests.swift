import Testing

@testable import Model

@Suite("Working time")
struct WorkingCalendarTests {
    private static let seeds = Array<UInt64>(1...40)

    @Test("A limit never ends outside office hours", arguments: seeds)
    func landsInOfficeHours(seed: UInt64) {
        var random = RandomCalendar(seed: seed)
        for _ in 0..<500 {
            let due = random.calendar.adding(random.time(), to: random.moment())
            #expect(random.calendar.isOfficeTime(due), "\(due)")
        }
    }

    @Test("Later starts and longer limits never end earlier", arguments: seeds)
    func monotone(seed: UInt64) {
        var random = RandomCalendar(seed: seed)
        for _ in 0..<500 {
            let (one, other) = (random.moment(), random.moment())
            let (short, long) = (random.time(), random.time())
            let calendar = random.calendar
            #expect(calendar.adding(short, to: min(one, other)) <= calendar.adding(short, to: max(one, other)))
            #expect(calendar.adding(min(short, long), to: one) <= calendar.adding(max(short, long), to: one))
            #expect(calendar.adding(short, to: one) >= one)
        }
    }

    @Test("Two limits one after the other are one of their sum", arguments: seeds)
    func additive(seed: UInt64) {
        var random = RandomCalendar(seed: seed)
        for _ in 0..<500 {
            let (start, first, second) = (random.moment(), random.time(), random.time())
            let calendar = random.calendar
            #expect(
                calendar.adding(second, to: calendar.adding(first, to: start))
                    == calendar.adding(first + second, to: start)
            )
        }
    }

    @Test(
        "The working time from a start to its end is what was given; taking it back leads to the start",
        arguments: seeds
    )
    func inverse(seed: UInt64) {
        var random = RandomCalendar(seed: seed)
        for _ in 0..<500 {
            let (start, time, third) = (random.moment(), random.time(), random.moment())
            let calendar = random.calendar
            let end = calendar.adding(time, to: start)
            #expect(calendar.elapsed(from: start, to: end) == time)
            #expect(calendar.elapsed(from: end, to: start) == -time)
            #expect(
                calendar.elapsed(from: start, to: third) + calendar.elapsed(from: third, to: end) == time
            )
            let back = calendar.adding(-time, to: end)
            #expect(calendar.elapsed(from: back, to: start) == 0, "nobody works between \(back) and \(start)")
        }
    }

    @Test("It is the same as counting minute by minute", arguments: seeds)
    func counted(seed: UInt64) {
        var random = RandomCalendar(seed: seed)
        for _ in 0..<4 {
            let day = CivilDay(random.moment())
            let minutes = Int64.random(in: 0..<1440, using: &random.generator)
            let start = Timestamp(microseconds: day.start.microseconds + minutes * 60_000_000)
            let end = start + .seconds(60 * Int64.random(in: 0...20_000, using: &random.generator))
            #expect(
                random.calendar.elapsed(from: start, to: end)
                    == random.countedMinutes(from: start, to: end) * 60_000_000
            )
        }
    }

    @Test("Without any time it is the next moment in which offices are open", arguments: seeds)
    func opening(seed: UInt64) {
        var random = RandomCalendar(seed: seed)
        for _ in 0..<300 {
            let moment = random.moment()
            let next = random.calendar.nextOfficeTime(from: moment)
            #expect(next >= moment)
            #expect(random.calendar.isOfficeTime(next))
            #expect(random.calendar.elapsed(from: moment, to: next) == 0, "no office time is passed over")
            #expect((next == moment) == random.calendar.isOfficeTime(moment))
        }
    }

    @Test(
        "Weekends, holidays, make-up days and the midday break are passed over",
        arguments: [
            // start, working minutes, end; local time in Dongguan
            ("2026-11-25T10:00", 60, "2026-11-25T11:00"),
            ("2026-11-25T11:30", 60, "2026-11-25T15:00"),
            ("2026-11-25T12:30", 60, "2026-11-25T15:30"),
            ("2026-11-25T17:00", 60, "2026-11-26T09:00"),
            ("2026-11-25T23:10", 60, "2026-11-26T09:30"),
            ("2026-11-27T16:30", 60, "2026-11-27T17:30"),
            ("2026-11-27T16:30", 61, "2026-11-30T08:31"),
            ("2026-11-25T10:00", 390, "2026-11-26T10:00"),
            ("2026-11-28T10:00", 390, "2026-11-30T17:30"),
            ("2026-09-30T16:30", 120, "2026-10-08T09:30"),
            ("2026-10-09T16:30", 120, "2026-10-10T09:30"),
            ("2026-10-10T16:30", 120, "2026-10-12T09:30"),
        ]
    )
    func examples(start: String, minutes: Int, end: String) throws {
        let from = try #require(Timestamp(start + ":00+08:00"))
        let to = try #require(Timestamp(end + ":00+08:00"))
        #expect(try Self.year2026.adding(Int64(minutes) * 60_000_000, to: from) == to)
    }

    @Test("A later span overrides an earlier one: a local day off in a make-up week, a typhoon day taken back")
    func overriding() throws {
        let local = try [("2026-10-10", "2026-10-10", false), ("2026-10-06", "2026-10-06", true)].map(Self.span)
        let calendar = try WorkingCalendar(office: .standard, spans: Self.year2026.spans + local)
        let expected = [("2026-10-10", false), ("2026-10-06", true), ("2026-10-07", false)]
        for (text, isWorking) in expected {
            let day = try #require(CivilDay(text))
            #expect(calendar.isWorkingDay(day) == isWorking)
        }
    }

    @Test("Years without published days follow the plain week")
    func plain() throws {
        let calendar = try Self.year2026
        for offset in 0..<3000 {
            let day = CivilDay(number: 25_000 + offset)
            #expect(calendar.isWorkingDay(day) == (day.weekday < 5))
            let early = CivilDay(number: 9_000 + offset)
            #expect(calendar.isWorkingDay(early) == (early.weekday < 5))
        }
    }

    @Test("A day is read and written as it stands in a calendar; what no month has is refused")
    func days() throws {
        let day = try #require(CivilDay("2026-11-25"))
        #expect(day.description == "2026-11-25" && day.weekday == 2 && day.year == 2026)
        let (midnight, last) = (Timestamp("2026-11-24T16:00:00Z"), Timestamp("2026-11-25T15:59:59.999999Z"))
        #expect(midnight.map(CivilDay.init) == day && last.map(CivilDay.init) == day, "as the city's clocks have it")
        for text in ["2026-02-30", "2026-2-3", "2026-11-25T00:00:00Z", "", "20261125", "yesterday!"] {
            #expect(CivilDay(text) == nil, "\(text)")
        }
    }

    @Test("Office hours that overlap, end before they begin or leave the day are none")
    func office() {
        func hours(_ periods: (Int, Int)...) -> OfficeHours? {
            OfficeHours(periods.map { OfficeHours.Period(opensAtMinute: $0.0, closesAtMinute: $0.1) })
        }
        #expect(hours() == nil)
        #expect(hours((600, 500)) == nil)
        #expect(hours((500, 600), (590, 700)) == nil)
        #expect(hours((500, 1441)) == nil)
        #expect(hours((870, 1050), (510, 720)) == .standard)
    }

    static var year2026: WorkingCalendar {
        get throws {
            let spans = try [
                ("2026-09-20", "2026-09-20", true), ("2026-10-01", "2026-10-07", false),
                ("2026-10-10", "2026-10-10", true),
            ].map(span)
            return WorkingCalendar(office: .standard, spans: spans)
        }
    }

    private static func span(_ text: (String, String, Bool)) throws -> CalendarSpan {
        let (first, last) = (try #require(CivilDay(text.0)), try #require(CivilDay(text.1)))
        return try #require(CalendarSpan(first: first, last: last, isWorking: text.2))
    }
}
