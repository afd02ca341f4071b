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
            SELECT key, stage, array_agg(bucket), array_agg(count)
              FROM (SELECT \(key) AS key, stage, bucket::bigint AS bucket, sum(count)::bigint AS count
                      FROM read.duration
                     WHERE \(span.condition) AND stage = ANY (\(stages.map(\.rawValue))) AND \(condition)
                     GROUP BY 1, 2, 3) AS counted
             GROUP BY key, stage
            """
        ).decode((String, String, [Int64], [Int64]).self)
        for (key, stage, buckets, counts) in rows {
            guard let stage = DurationStage(rawValue: stage) else { continue }
            for (bucket, count) in zip(buckets, counts) {
                reading.histograms[key, default: [:]][stage, default: DurationHistogram()].add(
                    Int(count),
                    to: Int(bucket)
                )
            }
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
