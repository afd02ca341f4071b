import NIOConcurrencyHelpers

/// A town's centre: transfers cases, decides on returns, has somebody else look where an outcome is contested.
final class CentreRounds: Sendable {
    private static let hands = 8
    private static let kinds = ["chengguan", "huanwei", "xiaofang", "zhujian"]

    let round = ReplayRound()
    let town: String
    private let centre: ReplayPlayer
    private let departments: [String: any ReplayDepartment]
    /// Who has which report's case.
    private let holders = NIOLockedValueBox<[String: any ReplayDepartment]>([:])
    private var world: ReplayWorld { centre.world }

    init(town: String, _ centre: ReplayPlayer, departments: [String: any ReplayDepartment]) {
        self.town = town
        self.centre = centre
        self.departments = departments
    }

    func holder(of file: ReplayFile) -> (any ReplayDepartment)? { holders.withLockedValue { $0[file.report] } }

    func remember(_ department: any ReplayDepartment, for file: ReplayFile) {
        holders.withLockedValue { $0[file.report] = department }
    }

    func run() async {
        await round.run(pause: world.pause) { [self] in
            await transfer(state: "atCentre", step: "dispatch") { department in
                ("dispatch", #"{"departmentCode":"\#(department)","note":"请按时限办理"}"#)
            }
            await transfer(state: "returned", step: "redispatch") { department in
                ("return-decision", #"{"departmentCode":"\#(department)","isFinal":false}"#)
            }
            await secondLooks()
        }
    }

    private func transfer(state: String, step: String, _ order: @escaping @Sendable (String) -> (String, String)) async
    {
        guard let cases = try? await centre.cases("/v1/cases", state: state) else { return }
        await inParallel(cases, limit: Self.hands) { [self] item in
            guard let file = world.book[item.reportId.lowercased()], !file.isDone,
                let department = choose(for: file, otherThan: item.departmentCode)
            else { return }
            do {
                let (path, body) = order(department.code)
                remember(department, for: file)
                try await centre.command(step, "/v1/cases/\(item.id)/\(path)", body, of: file.report)
                department.expect()
            } catch {
                world.book.end(file, trouble: "\(error)")
            }
            round.met()
        }
    }

    /// Always the same for the same report and the same history.
    private func choose(for file: ReplayFile, otherThan current: String?) -> (any ReplayDepartment)? {
        let start = file.number % Self.kinds.count
        return (0..<Self.kinds.count).lazy
            .map { "\(self.town)-\(Self.kinds[(start + $0) % Self.kinds.count])" }
            .filter { $0 != current }
            .compactMap { self.departments[$0] }
            .first
    }

    /// Contested outcomes: a stand-in goes there.
    private func secondLooks() async {
        guard world.book.isContested(town: town), let tasks = try? await centre.openTasks() else { return }
        await inParallel(tasks.filter { $0.kind == "appeal" }, limit: Self.hands) { [self] task in
            guard let file = world.book[task.reportId.lowercased()], !file.isDone, let standIn = file.site.standIn,
                let appeal = file.agenda({ $0.appeal })
            else { return }
            do {
                let path = "/v1/tasks/\(task.id)"
                try await standIn.officer.command("claim", "\(path)/claim", of: file.report)
                try await standIn.officer.command(
                    "arrive",
                    "\(path)/arrival",
                    #"{"position":\#(file.position)}"#,
                    of: file.report
                )
                let finding = appeal == .upheld ? "confirmed" : "unfounded"
                file.agenda { $0.appeal = nil }
                world.book.settle(town: town)
                try await OfficerRounds.record(finding, file, path, by: standIn.officer)
                switch appeal {
                case .upheld:
                    file.officer = standIn
                    round.expect()
                case .dismissed: try await ReplayOutcome.dismissed(file)
                }
            } catch {
                world.book.end(file, trouble: "\(error)")
            }
            round.met()
        }
    }

    /// More time for the department, or not.
    func decideExtension(_ file: ReplayFile, case id: String, isGranted: Bool) async throws {
        try await centre.command(
            "decideExtension",
            "/v1/cases/\(id)/extension-decision",
            isGranted ? #"{"isGranted":true}"# : #"{"isGranted":false,"reason":"请按原期限办理"}"#,
            of: file.report
        )
    }

    /// What the centre does of its own accord while the department works: urges, suspends and resumes.
    func detours(_ file: ReplayFile, case id: String, _ agenda: ReplayPlan.Agenda) async throws {
        if agenda.isUrged {
            try await centre.command("urge", "/v1/cases/\(id)/urging", #"{"note":"请抓紧"}"#, of: file.report)
        }
        guard agenda.isSuspended else { return }
        let nextWord = ServiceMoment.now.adding(days: 7)
        try await centre.command(
            "suspend",
            "/v1/cases/\(id)/suspension",
            #"{"reason":"需协调管线单位","nextWordOn":"\#(nextWord)"}"#,
            of: file.report
        )
        try await centre.command("resume", "/v1/cases/\(id)/resumption", "{}", of: file.report)
    }
}
