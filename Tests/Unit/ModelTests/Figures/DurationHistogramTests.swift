import SeededRandom
import Testing

@testable import Model

@Suite("Durations in buckets")
struct DurationHistogramTests {
    @Test("Whatever a duration is, from a minute to two years, it is told within 4.5 %")
    func resolution() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<10_000 {
            let seconds = 60 + random.below(1 << random.below(26))
            let told = DurationHistogram.seconds(ofBucket: DurationHistogram.bucket(.seconds(seconds)))
            // Told in whole seconds.
            #expect(abs(told - seconds) <= seconds * 455 / 10_000 + 1, "\(seconds) s are told as \(told) s")
        }
    }

    @Test("Buckets grow with the durations; nothing and less than nothing is the first, a century the last")
    func order() {
        var last = 0
        for minutes in 0..<100_000 {
            let bucket = DurationHistogram.bucket(.seconds(minutes * 60))
            #expect(bucket >= last)
            last = bucket
        }
        #expect(DurationHistogram.bucket(.seconds(-5)) == 0)
        #expect(
            DurationHistogram.bucket(.seconds(100 * 366 * 86_400))
                == DurationHistogram.bucket(.seconds(3 * 366 * 86_400))
        )
    }

    @Test("The median and the 90th percentile are those of the durations, to the resolution")
    func percentiles() throws {
        var random = SeededGenerator(seed: 11)
        for size in [1, 2, 3, 10, 999] {
            let durations = (0..<size).map { _ in 60 + random.below(1_000_000) }.sorted()
            var histogram = DurationHistogram()
            for seconds in durations { histogram.add(1, to: DurationHistogram.bucket(.seconds(seconds))) }
            for share in [50, 90] {
                let exact = durations[max(0, (size * share + 99) / 100 - 1)]
                let told = try #require(histogram.percentile(share))
                #expect(abs(told - exact) <= exact * 455 / 10_000 + 1)
            }
        }
        #expect(DurationHistogram().percentile(50) == nil)
    }
}
