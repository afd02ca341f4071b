import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Moves unclaimed tasks on whose officer is on leave.
///
/// It asks for the state, not for the moment at which a leave begins: so it does as well for a task that was assigned while
/// the leave was being entered, and may be ended at any time. Several instances do no harm: each task is locked, and has
/// another officer afterwards.
struct LeaveKeeper: Service {
    let assembly: ServiceAssembly
    let city: CityDirectory

    private static let pace = Duration.seconds(1)
    private static let batch = 200

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    var last: TaskID?
                    repeat { last = try await moveOn(after: last) } while last != nil
                } catch {
                    assembly.logger.info("tasks stay where they are", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pace)
            }
        }
    }

    /// - Returns: the last task of the batch; nil after the last batch.
    private func moveOn(after last: TaskID?) async throws -> TaskID? {
        let (ids, moved) = try await assembly.pool.transaction { [assembly, city] database -> ([TaskID], Int) in
            let now = assembly.clock.now()
            let ids = try DutyStore.leftTasks(after: last, limit: Self.batch, at: now, in: database)
            guard !ids.isEmpty else { return (ids, 0) }
            let transaction = ServiceTransaction(
                database: database,
                now: now,
                service: .verification,
                topology: assembly.topology
            )
            let desk = try Desk.of(transaction, city: city)
            try desk.open(tasks: ids)
            let moved = try ids.filter { try Self.moveOn($0, desk) }.count
            try transaction.writeJournal()
            return (ids, moved)
        }
        if moved > 0 { assembly.signal.committed() }
        return ids.count == Self.batch ? ids.last : nil
    }

    private static func moveOn(_ id: TaskID, _ desk: Desk) throws -> Bool {
        guard let file = desk.file(ofTask: id), let task = file.tasks[id]?.task else { return false }
        let choice = try desk.planner().successor(of: task, in: desk.calendar(for: task.report))
        guard let officer = try desk.officer(of: choice), officer != task.officerID else { return false }
        let result = try desk.apply(
            .moveOn(officer),
            toTask: id,
            of: file.report.id,
            in: desk.context(for: file.report),
            cause: nil
        )
        if case .success = result { return true }
        return false
    }
}
