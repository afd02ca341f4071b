import Messaging
package import Model
package import PostgreSQL

/// How long things took in a span of time, by town or by department.
package struct DurationReading: Sendable {
    private var histograms: [String: [DurationStage: DurationHistogram]] = [:]

    package init() {}

    /// - Parameters:
    ///   - key: the column to group by.
    ///   - condition: whose durations the viewer may see.
    package static func read(
        by key: SQL,
        where condition: SQL,
        of span: FigureSpan,
        in database: Database
    ) throws -> DurationReading {
        var reading = DurationReading()
        let rows = try database.execute(
            """
            SELECT \(key), stage, bucket::int, sum(count)::bigint
              FROM read.duration
             WHERE \(span.condition) AND \(condition)
             GROUP BY 1, 2, 3
            """
        ).decode((String, String, Int32, Int64).self)
        for (key, stage, bucket, count) in rows {
            guard let stage = DurationStage(rawValue: stage) else { continue }
            reading.histograms[key, default: [:]][stage, default: DurationHistogram()].add(Int(count), to: Int(bucket))
        }
        return reading
    }

    /// Seconds that a share of all does not exceed; nil where nothing ended.
    package func percentile(_ share: Int, of stage: DurationStage, _ key: String) -> Int? {
        histograms[key]?[stage]?.percentile(share)
    }

    /// The same over all keys.
    package func percentile(_ share: Int, of stage: DurationStage) -> Int? {
        var all = DurationHistogram()
        for histogram in histograms.values {
            for (bucket, count) in histogram[stage]?.counts ?? [:] { all.add(count, to: bucket) }
        }
        return all.percentile(share)
    }
}
