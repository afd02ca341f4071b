import Model
import PostgreSQL

/// The statements of the city's calendar.
enum CalendarStatements {
    /// In the order in which they count, so that later ones override.
    static func list(in database: Database) throws -> [CalendarEntry] {
        try database.execute(
            """
            SELECT first_day::text, last_day::text, is_working, name, english_name, origin
              FROM city.calendar_span
             ORDER BY origin <> 'seed', first_day, last_day, is_working
            """
        ).decode((String, String, Bool, String, String, String).self).compactMap { row in
            guard let first = CivilDay(row.0), let last = CivilDay(row.1),
                let span = CalendarSpan(first: first, last: last, isWorking: row.2)
            else { return nil }
            return CalendarEntry(span: span, name: row.3, englishName: row.4, origin: row.5)
        }
    }

    static func set(_ entry: CalendarEntry, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO city.calendar_span (first_day, last_day, is_working, name, english_name, origin)
            VALUES (\(entry.span.first.description)::date, \(entry.span.last.description)::date, \(entry.span.isWorking),
                    \(entry.name), \(entry.englishName), 'city')
            ON CONFLICT (first_day, is_working) DO UPDATE
               SET last_day = excluded.last_day, name = excluded.name, english_name = excluded.english_name,
                   origin = 'city'
            """
        )
    }

    /// - Returns: how many spans of the city's own were taken back.
    static func remove(from day: CivilDay, in database: Database) throws -> Int {
        try database.execute(
            "DELETE FROM city.calendar_span WHERE first_day = \(day.description)::date AND origin <> 'seed'"
        ).affected
    }
}
