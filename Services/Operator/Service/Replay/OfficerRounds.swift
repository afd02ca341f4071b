/// A grid officer: verifies, asks, re-checks, whatever the plans say.
final class OfficerRounds: Sendable {
    private static let hands = 8

    let round = ReplayRound()
    let officer: ReplayPlayer
    private var world: ReplayWorld { officer.world }

    init(_ officer: ReplayPlayer) {
        self.officer = officer
    }

    func run(departments: [String: any ReplayDepartment]) async {
        await round.run(pause: world.pause) { [self] in
            guard let tasks = try? await officer.openTasks() else { return }
            await inParallel(tasks, limit: Self.hands) { [self] task in
                guard let file = world.book[task.reportId.lowercased()], !file.isDone,
                    !["appeal", "sample"].contains(task.kind),
                    task.state != "asking"
                else { return }
                do {
                    try await task.kind == "recheck" ? recheck(file, task) : verify(file, task, departments)
                } catch {
                    world.book.end(file, trouble: "\(error)")
                }
                round.met()
            }
        }
    }

    private func verify(_ file: ReplayFile, _ task: SeenTask, _ departments: [String: any ReplayDepartment])
        async throws
    {
        let path = "/v1/tasks/\(task.id)"
        if task.state == "assigned" { try await officer.command("claim", "\(path)/claim", of: file.report) }
        if task.state != "arrived" {
            try await officer.command(
                "arrive",
                "\(path)/arrival",
                #"{"position":\#(file.position)}"#,
                of: file.report
            )
        }
        if file.agenda({ agenda in
            defer { agenda.asks = false }
            return agenda.asks
        }) {
            try await officer.command("ask", "\(path)/question", #"{"text":"请问在哪一侧?"}"#, of: file.report)
            try await file.citizen.command(
                "answer",
                "/v1/reports/\(file.report)/answers",
                #"{"text":"在北侧,靠近路灯"}"#,
                of: file.report
            )
        }
        let callIn = file.plan.isCalledIn ? "\(file.site.town)-chengguan" : nil
        try await Self.record(file.finding ?? "unlocatable", file, path, by: officer, callIn: callIn)
        try await ReplayOutcome.follow(file, found: file.finding ?? "unlocatable", departments)
    }

    /// The finding with what must go with it.
    static func record(
        _ finding: String,
        _ file: ReplayFile,
        _ path: String,
        by officer: ReplayPlayer,
        callIn: String? = nil
    ) async throws {
        var fields = [
            #""finding":"\#(finding)""#, #""text":"现场核实:\#(finding)""#, #""position":\#(file.position)"#,
            #""photos":\#(officer.photos)"#,
        ]
        if finding == "duplicate", let original = file.original { fields.append(#""duplicateOf":"\#(original)""#) }
        if finding == "outOfRemit" { fields.append(#""channel":"12345""#) }
        if finding == "resolvedOnSite" { fields.append(#""assistingUnits":["社区治安队"],"education":"已当面宣讲""#) }
        if let callIn { fields.append(#""callIn":"\#(callIn)""#) }
        try await officer.command("finding", "\(path)/finding", "{\(fields.joined(separator: ","))}", of: file.report)
    }

    private func recheck(_ file: ReplayFile, _ task: SeenTask) async throws {
        let path = "/v1/tasks/\(task.id)"
        if task.state == "assigned" { try await officer.command("claim", "\(path)/claim", of: file.report) }
        let fails = file.agenda { agenda in
            guard agenda.failedRechecks > 0 else { return false }
            agenda.failedRechecks -= 1
            return true
        }
        try await officer.command(
            "recheck",
            "\(path)/recheck",
            #"{"isPassed":\#(!fails),"text":"复查:\#(fails ? "仍有遗留" : "已整改到位")","position":\#(file.position),"photos":\#(officer.photos)}"#,
            of: file.report
        )
        if fails {
            file.site.centre.holder(of: file)?.expect()
        } else {
            try await ReplayOutcome.closed(file)
        }
    }
}
