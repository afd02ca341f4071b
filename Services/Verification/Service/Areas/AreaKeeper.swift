import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Moves open reports to the cells where their pins lie, after the city's cells have changed.
///
/// How far it has come stands in one locked row, so of several instances one works, and any may go on where another ended.
/// A second round follows: it finds what was opened by the old cells while the first one was under way.
struct AreaKeeper: Service {
    let assembly: ServiceAssembly
    let city: CityDirectory

    private static let pace = Duration.seconds(1)
    private static let batch = 500

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await work() {}
                } catch {
                    assembly.logger.info("open reports stay in the cells they were in", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pace)
            }
        }
    }

    /// - Returns: whether there is more to do at once.
    private func work() async throws -> Bool {
        let now = assembly.clock.now()
        let isDue = try await assembly.pool.autocommit { try AreaRound.isDue(at: now, in: $0) }
        guard isDue else { return false }
        let (isFull, moved) = try await assembly.pool.transaction { [assembly, city] database in
            guard var round = try AreaRound.take(at: now, in: database) else { return (false, 0) }
            let reports = try AreaRound.openReports(after: round.after, limit: Self.batch, in: database)
            let transaction = ServiceTransaction(
                database: database,
                now: now,
                service: .verification,
                topology: assembly.topology
            )
            let cells = try CityReference.cells(of: reports.map(\.pin), in: database)
            let stray = zip(reports, cells).compactMap { report, cell in
                cell.flatMap { $0 == report.cell ? nil : (id: report.id, cell: $0) }
            }
            var moved = 0
            if !stray.isEmpty {
                let desk = try Desk.of(transaction, city: city)
                try desk.open(reports: stray.map(\.id))
                // A pin that was corrected meanwhile lies where the correction says.
                let pins = stray.map { desk.file($0.id)?.report.pin }
                let known = Dictionary(reports.map { ($0.id, $0.pin) }) { first, _ in first }
                for (place, report) in stray.enumerated() where pins[place].map({ known[report.id] == $0 }) ?? false {
                    if try desk.move(report.id, to: report.cell) { moved += 1 }
                }
            }
            let isFull = reports.count == Self.batch
            round.advance(to: isFull ? reports.last?.id : nil)
            try round.store(in: database)
            try transaction.writeJournal()
            return (isFull, moved)
        }
        if moved > 0 {
            assembly.signal.committed()
            assembly.logger.notice("open reports moved with the city's cells", metadata: ["count": "\(moved)"])
        }
        return isFull
    }
}
