import Testing

@testable import Model

@Suite("Days to hold against the provider's bill")
struct ReconciliationDaysTests {
    private func day(_ text: String) throws -> CivilDay { try #require(CivilDay(text)) }

    private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text + "+08:00")) }

    /// What is due, where the days of `done` were compared when their bills were final.
    private func due(
        _ now: String,
        first: String?,
        done: [String] = [],
        early: [String: String] = [:]
    ) throws -> [String] {
        var compared: [CivilDay: Timestamp] = [:]
        for text in done { compared[try day(text)] = ReconciliationDays.billIsFinal(of: try day(text)) }
        for (text, at) in early { compared[try day(text)] = try moment(at) }
        let days = ReconciliationDays(first: try first.map { try day($0) }, done: compared)
        return days.due(at: try moment(now)).map(\.description)
    }

    @Test("A day is due from ten o'clock of the next one on, by the city's clocks all year")
    func morning() throws {
        #expect(try due("2026-11-25T09:59:59", first: "2026-11-24").isEmpty)
        #expect(try due("2026-11-25T10:00:00", first: "2026-11-24") == ["2026-11-24"])
        #expect(try due("2026-06-25T10:00:00", first: "2026-06-24") == ["2026-06-24"])
        #expect(ReconciliationDays.billIsFinal(of: try day("2026-12-31")) == Timestamp("2027-01-01T02:00:00Z"))
        // Neither today nor what is to come.
        #expect(try due("2026-11-25T23:59:59", first: "2026-11-25").isEmpty)
        #expect(try due("2026-11-25T12:00:00", first: "2026-11-27").isEmpty)
        // Before ten it is the day before yesterday's turn.
        #expect(try due("2026-11-26T03:00:00", first: "2026-11-24") == ["2026-11-24"])
    }

    @Test("Where there is nothing yet, it is yesterday")
    func nothing() throws {
        #expect(try due("2026-11-25T12:00:00", first: nil) == ["2026-11-24"])
        #expect(try due("2026-11-25T09:00:00", first: nil) == ["2026-11-23"])
        #expect(try due("2026-11-25T12:00:00", first: nil, done: ["2026-11-24"]).isEmpty)
    }

    @Test("Gaps are made up, wherever they are")
    func gaps() throws {
        let done = ["2026-10-29", "2026-10-30", "2026-11-01"]
        #expect(
            try due("2026-11-04T12:00:00", first: "2026-10-28", done: done)
                == ["2026-10-28", "2026-10-31", "2026-11-02", "2026-11-03"]
        )
    }

    @Test("What was compared before its bill was final is due again, once")
    func early() throws {
        for at in ["2026-11-24T15:00:00", "2026-11-25T00:00:01", "2026-11-25T09:59:59"] {
            let early = ["2026-11-24": at]
            #expect(try due("2026-11-25T09:59:59", first: "2026-11-24", early: early).isEmpty)
            #expect(try due("2026-11-25T10:00:00", first: "2026-11-24", early: early) == ["2026-11-24"])
        }
        let final = ["2026-11-24": "2026-11-25T10:00:00"]
        #expect(try due("2026-11-25T10:00:01", first: "2026-11-24", early: final).isEmpty)
    }

    @Test("What the provider keeps no longer is not asked")
    func old() throws {
        let days = try due("2026-11-25T12:00:00", first: "2025-01-01")
        #expect(days.first == "2026-08-27" && days.last == "2026-11-24" && days.count == 90)
    }

    @Test("The pause after a failure grows to an hour")
    func pauses() {
        let pauses = (1...7).map { ReconciliationDays.pause(afterFailures: $0) }
        #expect(pauses == pauses.sorted() && pauses.first == .seconds(10) && pauses.last == .seconds(3600))
    }
}
