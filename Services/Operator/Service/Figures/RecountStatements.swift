import City
import Messaging
import Model
package import PostgreSQL

/// The statements of counting again.
package enum RecountStatements {
    private static let rowsAtOnce: Int32 = 5_000
    private static let tables = ["pending_figure", "pending_duration", "figure", "local_figure", "duration"]
    private static let single = ["dispatch.passing", "intake.reporter", "intake.reporter_figure"]

    /// Counts the whole journal and puts the result in the place of what was counted. Writers of figures wait meanwhile.
    /// - Returns: how many events were read.
    package static func recount(in database: Database) throws -> Int {
        for service in Recount.services { try FigureLedger.holdFolders(of: service, in: database) }
        let all = Recount.services.flatMap { service in Self.tables.map { "\(service.rawValue).\($0)" } } + Self.single
        try database.execute("LOCK TABLE \(unsafeSQL: all.joined(separator: ", ")) IN SHARE ROW EXCLUSIVE MODE")
        for table in all { try database.execute("DELETE FROM \(unsafeSQL: table)") }
        var recount = Recount()
        var events = 0
        var position: Int64 = 0
        while true {
            let rows = try database.execute(
                """
                SELECT position, type, body
                  FROM journal.message
                 WHERE position > \(position)
                   AND service = ANY (\(Recount.services.map(\.rawValue)))
                   AND body IS NOT NULL
                 ORDER BY position
                 LIMIT \(rowsAtOnce)
                """
            ).decode((Int64, String, String).self)
            guard let last = rows.last else { break }
            position = last.0
            for (_, type, body) in rows {
                // A department's message has the type of an event and does not decode as one.
                guard let type = MessageType(rawValue: type),
                    let contract = MessageRegistry.contract(of: type, kind: .event),
                    let event = try? MessageCoding.decode(contract, from: body)
                else { continue }
                recount.take(event)
                events += 1
            }
            for service in Recount.services {
                try FigureLedger.add(
                    recount.sums[service] ?? [:],
                    durations: recount.durations[service] ?? [:],
                    of: service,
                    in: database
                )
                while try FigureLedger.fold(rowsAtOnce, of: service, in: database) >= rowsAtOnce {}
            }
            try PassingLedger.add(recount.passings, in: database)
            recount.drain()
        }
        var reporters = recount.reporters.values[...]
        while !reporters.isEmpty {
            try ReporterLedger.insert(reporters.prefix(Int(rowsAtOnce)), in: database)
            reporters = reporters.dropFirst(Int(rowsAtOnce))
        }
        return events
    }
}
