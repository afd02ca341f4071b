import Messaging
package import Model
package import PostgreSQL

/// How long things took in a span of time, by town or by department.
package struct DurationReading: Sendable {
    private var histograms: [String: [DurationStage: DurationHistogram]] = [:]

    package init() {}

    /// - Parameters:
    ///   - key: the column to group by.
    ///   - stages: the parts of the loop that are asked for.
    ///   - condition: whose durations the viewer may see.
    package static func read(
        of stages: [DurationStage],
        by key: SQL,
        where condition: SQL,
        in span: FigureSpan,
        from database: Database
    ) throws -> DurationReading {
        var reading = DurationReading()
        let rows = try database.execute(
            """
            SELECT \(key), stage, array_agg(bucket), array_agg(count)
              FROM read.duration
             WHERE \(span.condition) AND stage = ANY (\(stages.map(\.rawValue))) AND \(condition)
             GROUP BY 1, 2
            """
        ).decode((String, String, [Int16], [Int64]).self)
        for (key, stage, buckets, counts) in rows {
            guard let stage = DurationStage(rawValue: stage) else { continue }
            var histogram = DurationHistogram()
            for (bucket, count) in zip(buckets, counts) { histogram.add(Int(count), to: Int(bucket)) }
            reading.histograms[key, default: [:]][stage] = histogram
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
