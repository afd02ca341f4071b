import Model

/// A department at its console: accepts, gives back, asks for more time, does the work.
final class ConsoleDepartment: ReplayDepartment {
    private static let hands = 8

    let code: String
    private let round = ReplayRound()
    private let clerk: ReplayPlayer
    private var world: ReplayWorld { clerk.world }

    init(code: String, _ clerk: ReplayPlayer) {
        self.code = code
        self.clerk = clerk
    }

    func expect() { round.expect() }

    func run() async {
        await round.run(pause: world.pause) { [self] in
            for state in ["dispatched", "accepted", "reworking"] {
                guard let cases = try? await clerk.cases("/v1/department/cases", state: state) else { return }
                await inParallel(cases, limit: Self.hands) { [self] item in
                    guard let file = world.book[item.reportId.lowercased()], !file.isDone, !file.plan.isCalledIn else {
                        return
                    }
                    do {
                        try await work(file, item)
                    } catch {
                        world.book.end(file, trouble: "\(error)")
                    }
                    round.met()
                }
            }
        }
    }

    private func work(_ file: ReplayFile, _ item: SeenCase) async throws {
        let path = "/v1/department/cases/\(item.id)"
        if item.state == "dispatched" {
            if file.takesReturn() {
                try await clerk.command("return", "\(path)/return", #"{"reason":"不属于本单位职责"}"#, of: file.report)
                file.site.centre.round.expect()
                return
            }
            try await clerk.command("acceptCase", "\(path)/acceptance", "{}", of: file.report)
        }
        try await detours(file, item, path)
        try await clerk.command(
            "rectify",
            "\(path)/rectification",
            #"{"text":"已整改完成","photos":\#(clerk.photos),"conclusion":"经检查合格","signedBy":"经办人"}"#,
            of: file.report
        )
        file.officer.round.expect()
    }

    /// What the plan has between accepting and finishing.
    private func detours(_ file: ReplayFile, _ item: SeenCase, _ path: String) async throws {
        let agenda = file.takesDetours()
        if let isGranted = agenda.extensionGranted {
            try await clerk.command(
                "extend",
                "\(path)/extension",
                #"{"until":"\#(ServiceMoment.now.adding(days: 60))","reason":"需要采购材料"}"#,
                of: file.report
            )
            try await file.site.centre.decideExtension(file, case: item.id, isGranted: isGranted)
        }
        try await file.site.centre.detours(file, case: item.id, agenda)
    }
}

extension Timestamp {
    func adding(days: Int64) -> Timestamp { Timestamp(microseconds: microseconds + days * 86_400_000_000) }
}
