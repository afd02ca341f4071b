import Model

/// A department at its console: accepts, gives back, asks for more time, does the work.
final class DepartmentRounds: Sendable {
    private static let hands = 8

    let round = ReplayRound()
    let code: String
    private let clerk: ReplayPlayer
    private var world: ReplayWorld { clerk.world }

    init(code: String, _ clerk: ReplayPlayer) {
        self.code = code
        self.clerk = clerk
    }

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
            let givesBack = file.agenda { agenda in
                guard agenda.returns > 0 else { return false }
                agenda.returns -= 1
                return true
            }
            if givesBack {
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
        let centre = file.site.centre
        let agenda = file.agenda { agenda in
            defer {
                agenda.extensionGranted = nil
                agenda.isUrged = false
                agenda.isSuspended = false
            }
            return agenda
        }
        if let isGranted = agenda.extensionGranted {
            try await clerk.command(
                "extend",
                "\(path)/extension",
                #"{"until":"\#(ServiceMoment.now.adding(days: 60))","reason":"需要采购材料"}"#,
                of: file.report
            )
            try await centre.decideExtension(file, item, isGranted: isGranted)
        }
        if agenda.isUrged { try await centre.urge(file, item) }
        if agenda.isSuspended { try await centre.suspendAndResume(file, item) }
    }
}

extension Timestamp {
    func adding(days: Int64) -> Timestamp { Timestamp(microseconds: microseconds + days * 86_400_000_000) }
}
