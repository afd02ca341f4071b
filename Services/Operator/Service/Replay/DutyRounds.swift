/// The duty room of a town: acknowledges emergencies.
final class DutyRounds: Sendable {
    let round = ReplayRound()
    private let duty: ReplayPlayer
    private var world: ReplayWorld { duty.world }

    init(_ duty: ReplayPlayer) {
        self.duty = duty
    }

    func run() async {
        await round.run(pause: world.pause) { [self] in
            guard let alarms = try? await duty.get("/v1/alarms", as: SeenAlarms.self) else { return }
            await inParallel(alarms.items, limit: 4) { [self] alarm in
                guard let file = world.book[alarm.reportId.lowercased()] else { return }
                do {
                    try await duty.command(
                        "acknowledge",
                        "/v1/alarms/\(alarm.reportId)/acknowledgement",
                        #"{"note":"已派警"}"#,
                        of: file.report
                    )
                } catch {
                    world.book.end(file, trouble: "\(error)")
                }
                round.met()
            }
        }
    }
}
