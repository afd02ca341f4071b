import Messaging
import Model
import PostgreSQL

/// Counts of one period, by town or by department: a few thousand rows at most, whatever the number of reports.
struct FigureReading {
    private var counts: [String: [Figure: Int]] = [:]

    /// - Parameters:
    ///   - key: the column to group by.
    ///   - condition: whose counts the viewer may see.
    static func read(
        by key: SQL,
        where condition: SQL,
        of month: CivilDay?,
        in database: Database
    ) throws -> FigureReading {
        let (period, start) = month.map { ("month", $0.description) } ?? ("all", "2000-01-01")
        var reading = FigureReading()
        let rows = try database.execute(
            """
            SELECT \(key), figure, sum(count)::bigint
              FROM read.figure
             WHERE period = \(period) AND starts_on = \(start)::date AND \(condition)
             GROUP BY 1, 2
            """
        ).decode((String, String, Int64).self)
        for (key, figure, count) in rows {
            // What a newer release counts is passed over.
            guard let figure = Figure(rawValue: figure) else { continue }
            reading.counts[key, default: [:]][figure] = Int(count)
        }
        return reading
    }

    var keys: [String] { counts.keys.sorted() }

    /// Never below zero: what was counted in another period may be taken back in this one.
    func count(_ figure: Figure, of key: String) -> Int { max(0, counts[key]?[figure] ?? 0) }

    /// Per cent with two decimals.
    static func percent(_ part: Int, of whole: Int) -> Double? {
        CompletionFigures.perTenThousand(part, of: whole).map { Double($0) / 100 }
    }
}
