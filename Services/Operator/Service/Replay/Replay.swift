import Foundation

/// Plays citizens, officers, centres and departments through the public interfaces until every report is where its plan
/// leads, or no progress is made any more.
struct Replay: Sendable {
    struct Order: Sendable {
        var reports: Int
        var rate: Double
        var people: Int
        var photographers: Int
        /// Departments that work over AMQP; the others have the console.
        var connected: Int
        var seed: UInt64
        var window: Int
        /// Without progress for so long, the replay ends.
        var stall: Duration
    }

    let world: ReplayWorld
    let order: Order
    let line: DepartmentLine

    func run(_ accounts: DemonstrationCast) async throws -> ReplayResult {
        let cast = try await ReplayCast.gather(
            accounts,
            world: world,
            people: order.people,
            photographers: order.photographers,
            connected: order.connected,
            line: line
        ) { printAtOnce("· \($0)") }
        printAtOnce(
            "· \(cast.sites.count) cells, \(cast.officers.count) officers, \(cast.departments.count) departments"
        )
        let clock = ContinuousClock()
        let start = clock.now
        let submitted = await play(cast, from: start)
        let lastDone = world.book.lastDone ?? clock.now
        let ending = ReplayEnding(world: world)
        printAtOnce("· looking at what every citizen is shown")
        let misses = await ending.misses(patience: .seconds(60))
        let settled = clock.now
        let registered = await ending.stages()
        try world.log.flush()
        return ReplayResult(
            order: order,
            files: world.book.files,
            misses: misses,
            accepting: submitted - start,
            playing: lastDone - start,
            settling: settled - lastDone,
            registering: registered,
            figures: world.figures
        )
    }

    /// Runs everybody until all reports are done.
    /// - Returns: when the last report was sent.
    private func play(_ cast: ReplayCast, from start: ContinuousClock.Instant) async -> ContinuousClock.Instant {
        await withTaskGroup(of: ContinuousClock.Instant?.self) { group in
            for officer in cast.officers {
                group.addTask {
                    await officer.run(departments: cast.departments)
                    return nil
                }
            }
            for centre in cast.centres {
                group.addTask {
                    await centre.run()
                    return nil
                }
            }
            for department in cast.departments.values {
                group.addTask {
                    await department.run()
                    return nil
                }
            }
            for duty in cast.duties.values {
                group.addTask {
                    await duty.run()
                    return nil
                }
            }
            group.addTask {
                let submitter = ReplaySubmitter(
                    world: world,
                    cast: cast,
                    seed: order.seed,
                    count: order.reports,
                    rate: order.rate,
                    window: order.window
                )
                await submitter.run()
                return .now
            }
            var submitted: ContinuousClock.Instant?
            group.addTask {
                await watch(from: start)
                return nil
            }
            // The watch is the first of all others to end: it sees that everything is done, or that nothing moves.
            while let ended = await group.next() {
                if let ended { submitted = ended } else { break }
            }
            group.cancelAll()
            world.book.release()
            return submitted ?? .now
        }
    }

    /// Tells the progress once a second; returns when all is done, or nothing moves any more.
    private func watch(from start: ContinuousClock.Instant) async {
        let clock = ContinuousClock()
        var last = (accepted: 0, done: 0, at: start)
        var told = (accepted: 0, done: 0)
        while !Task.isCancelled {
            try? await clock.sleep(for: .seconds(1))
            try? world.log.flush()
            let (accepted, done) = (world.book.accepted, world.book.done)
            let seconds = Int((clock.now - start).milliseconds / 1000)
            print(
                "  \(seconds) s: \(accepted) accepted (+\(accepted - told.accepted)), \(done) done (+\(done - told.done)), "
                    + "\(accepted - done) open"
            )
            told = (accepted, done)
            if done >= order.reports { return }
            if accepted != last.accepted || done != last.done {
                last = (accepted, done, clock.now)
            } else if clock.now - last.at > order.stall {
                printAtOnce("· nothing has moved for \(order.stall)")
                return
            }
        }
    }
}
