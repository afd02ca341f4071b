import Messaging
package import Model
package import PostgreSQL

/// Counts of one span of time, by town, department, village, cell, category or officer: as many rows as there are of these, whatever
/// the number of reports. Read from the views of schema `read`.
package struct FigureReading: Sendable {
    /// Of each key a row with a place for every figure.
    private var counts: [String: [Int]] = [:]

    package init() {}

    /// - Parameters:
    ///   - key: the column to group by.
    ///   - condition: whose counts the viewer may see.
    package static func read(
        by key: SQL,
        where condition: SQL,
        of span: FigureSpan,
        in database: Database
    ) throws -> FigureReading {
        try read(
            """
            SELECT \(key), array_agg(figure), array_agg(count)
              FROM read.figure
             WHERE \(span.condition) AND \(condition)
             GROUP BY 1
            """,
            in: database
        )
    }

    /// What cells, categories or officers have.
    /// - Parameters:
    ///   - key: an expression of the code or the town, to group by.
    ///   - code: nil for all of them.
    ///   - town: nil for the whole city.
    package static func read(
        _ subject: Subject,
        by key: SQL,
        code: String? = nil,
        in town: TownCode?,
        of span: FigureSpan,
        in database: Database
    ) throws -> FigureReading {
        let place: SQL = town.map { "town_code = \($0)" } ?? "true"
        let one: SQL = code.map { "code = \($0)" } ?? "true"
        return try read(
            """
            SELECT \(key), array_agg(figure), array_agg(count)
              FROM read.local_figure
             WHERE \(span.condition) AND subject = \(subject.rawValue) AND \(place) AND \(one)
             GROUP BY 1
            """,
            in: database
        )
    }

    /// Of whom there are figures besides towns and departments.
    package enum Subject: String, Sendable {
        case cell, category, officer
    }

    /// Adds up here: a row for each key and figure would cost the database and the wire more than the sums.
    private static func read(_ statement: SQL, in database: Database) throws -> FigureReading {
        var reading = FigureReading()
        for (key, figures, counts) in try database.execute(statement).decode((String, [String], [Int64]).self) {
            var sums = [Int](repeating: 0, count: Figure.allCases.count)
            for (figure, count) in zip(figures, counts) {
                // What a newer release counts is passed over.
                guard let figure = Figure(code: figure) else { continue }
                sums[figure.rawValue] += Int(count)
            }
            reading.counts[key] = sums
        }
        return reading
    }

    package var keys: [String] { counts.keys.sorted() }

    /// Never below zero: what was counted in another period may be taken back in this one.
    package func count(_ figure: Figure, of key: String) -> Int { counts(of: key)(figure) }

    /// The counts of one key, for whoever asks for many.
    package func counts(of key: String) -> (Figure) -> Int {
        let own = counts[key]
        return { figure in max(0, own?[figure.rawValue] ?? 0) }
    }

    /// Over all keys.
    package func count(_ figure: Figure) -> Int { max(0, counts.values.reduce(0) { $0 + $1[figure.rawValue] }) }

    /// For each ten thousand residents, with two decimals; nil where the census does not tell them.
    package static func perTenThousand(_ count: Int, residents: Int?) -> Double? {
        residents.flatMap { $0 > 0 ? (Double(count) * 1_000_000 / Double($0)).rounded() / 100 : nil }
    }

    /// Per cent more, or less, than before, with two decimals; nil where that was nothing.
    package static func change(_ now: Int, from before: Int) -> Double? {
        before > 0 ? (Double(now - before) * 10_000 / Double(before)).rounded() / 100 : nil
    }

    /// Per cent with two decimals.
    package static func percent(_ part: Int, of whole: Int) -> Double? {
        CompletionFigures.perTenThousand(part, of: whole).map { Double($0) / 100 }
    }
}

extension FigureSpan {
    /// The rows of a table of counts that make it up.
    package var condition: SQL {
        guard days != nil else { return "period = 'all' AND starts_on = '2000-01-01'::date" }
        let months: SQL = "period = 'month' AND starts_on = ANY (\(months.map(\.description))::date[])"
        let single: SQL = "period = 'day' AND starts_on = ANY (\(singleDays.map(\.description))::date[])"
        if singleDays.isEmpty { return months }
        return self.months.isEmpty ? single : "(\(months) OR \(single))"
    }
}
