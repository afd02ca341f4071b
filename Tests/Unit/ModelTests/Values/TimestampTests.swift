import Foundation
import SeededRandom
import Testing

@testable import Model

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "RFC 3339 is read with any offset and any number of decimals",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00:00+08:00", 0), ("1969-12-31T23:59:59.999999Z", -1),
            ("2026-11-23T08:30:00.1Z", 1_795_422_600_100_000), ("2026-11-23t08:30:00.1234567z", 1_795_422_600_123_456),
            ("2024-02-29T12:00:00Z", 1_709_208_000_000_000), ("2000-02-29T00:00:00-05:30", 951_802_200_000_000),
        ] as [(String, Int64)]
    )
    func reads(text: String, microseconds: Int64) {
        #expect(Timestamp(text)?.microseconds == microseconds)
    }

    @Test(
        "What is no RFC 3339 time is refused",
        arguments: [
            "", "2026-11-23", "2026-11-23T08:30:00", "2026-11-23 08:30:00Z", "2026-13-01T00:00:00Z",
            "2025-02-29T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T08:30:00.Z", "2026-11-23T08:30:00+0800",
            "2026-11-23T08:30:00Zz", "2026-11-31T00:00:00Z", "+026-11-23T08:30:00Z", "2026-11-23T08:30:60Z",
        ]
    )
    func refuses(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("Every moment is written in UTC with six decimals and read back as itself")
    func roundTrip() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<10_000 {
            let moment = Timestamp(
                microseconds: Int64.random(in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &random)
            )
            let text = moment.description
            #expect(text.utf8.count == 27)
            #expect(Timestamp(text) == moment)
        }
        #expect(Timestamp(microseconds: 1).description == "1970-01-01T00:00:00.000001Z")
    }

    @Test("The calendar agrees with Foundation's")
    func agreesWithFoundation() {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<500 {
            let seconds = Int64.random(in: 0...4_102_444_800, using: &random)
            let expected = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
            #expect(Timestamp(seconds: seconds).description == expected.dropLast() + ".000000Z")
        }
    }

    @Test("A day is the city's day, eight hours ahead of UTC")
    func localDay() {
        #expect(Timestamp("2026-11-25T15:59:59Z")?.localDay == Words(zh: "11月25日", en: "25 November"))
        #expect(Timestamp("2026-11-25T16:00:00Z")?.localDay == Words(zh: "11月26日", en: "26 November"))
    }
}
