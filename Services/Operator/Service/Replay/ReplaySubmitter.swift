/// Sends the reports, each at its own moment, however long the ones before take.
struct ReplaySubmitter: Sendable {
    /// Requests on the way at once, at most.
    private static let hands = 64

    let world: ReplayWorld
    let cast: ReplayCast
    let seed: UInt64
    let count: Int
    /// Reports a second; 0 for as fast as they are taken.
    let rate: Double
    /// Open reports at most; then sending waits.
    let window: Int

    func run() async {
        let clock = ContinuousClock()
        let start = clock.now
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if Task.isCancelled { break }
                var due = clock.now
                if rate > 0 {
                    let planned = start + .seconds(Double(number) / rate)
                    if planned > clock.now { try? await clock.sleep(until: planned) }
                    due = planned
                }
                await world.book.room(for: window)
                if number >= Self.hands { await group.next() }
                let scheduled = due
                group.addTask { await send(number, scheduled: scheduled) }
            }
        }
    }

    private func send(_ number: Int, scheduled: ContinuousClock.Instant) async {
        let plan = ReplayPlan.draw(seed: seed, number: number)
        var random = StableRandom(named: "place/\(seed)/\(number)")
        let site = cast.sites[random.nextIndex(below: cast.sites.count)]
        // Each citizen in turn, so that none is taken for a machine.
        let citizen = cast.citizens[number % cast.citizens.count]
        // About 40 m around; the city ends tens of kilometres to the east.
        let longitude = plan.isOutside ? 118.0 : site.longitude + (random.nextUnit() - 0.5) * 0.0008
        let latitude = site.latitude + (random.nextUnit() - 0.5) * 0.0008
        let key = "\(world.run)/report/\(number)"
        let body = """
            {"categoryCode":"\(plan.category)","text":"巡查第\(number)号:请看这里的情况","position":{"longitude":\(longitude),\
            "latitude":\(latitude),"system":"wgs84","accuracyMetres":12},"photos":\(citizen.photos),\
            "isAnonymous":\(plan.isAnonymous),"policeConsent":\(plan.policeConsent)}
            """
        let clock = ContinuousClock()
        let begin = clock.now
        do {
            let receipt = try await citizen.submit(body, key: key)
            let end = clock.now
            let report = receipt.id.lowercased()
            world.figures.record("accept", milliseconds: (end - begin).milliseconds)
            if rate > 0 {
                world.figures.record("accept, from its moment", milliseconds: (end - scheduled).milliseconds)
            }
            world.log.accepted(
                report: report,
                citizen: citizen.account,
                key: key,
                milliseconds: (end - begin).milliseconds
            )
            let original = plan.finding == nil ? nil : site.replace(with: report)
            let file = ReplayFile(
                number: number,
                plan: plan,
                citizen: citizen,
                site: site,
                longitude: longitude,
                latitude: latitude,
                report: report,
                original: original
            )
            world.book.add(file)
            if plan.isEmergency { cast.duties[site.town]?.round.expect() }
            if plan.finding == nil {
                world.book.end(file)
            } else {
                site.officer.round.expect()
            }
        } catch is CancellationError {
        } catch {
            world.figures.count("not accepted: \(error)")
        }
    }
}
