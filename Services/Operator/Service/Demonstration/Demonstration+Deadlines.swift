import Foundation
import Model
import PostgreSQL

extension Demonstration {
    /// The one category in the one town whose limits are shortened, and only while the demonstration runs.
    private static let category = "0903"
    private static let town = "441900115"

    /// As `rrp limit set` would set them: a quarter of a minute, urged after half of it.
    private static func shortened() -> [LimitPolicy] {
        guard let scope = LimitPolicy.Scope(category), let town = TownCode(rawValue: town) else { return [] }
        return [TimeLimitStage.verification, .rectification].map { stage in
            LimitPolicy(
                stage: stage,
                scope: scope,
                town: town,
                rule: LimitRule(LimitAmount(0.004, .clockHours), warningShare: 0.5)
            )
        }
    }

    /// Runs `body` with shortened limits; takes them back whatever happens.
    /// - Parameter body: is told from when on services know them.
    func withShortenedLimits(_ body: (ContinuousClock.Instant) async throws -> Void) async throws {
        let policies = Self.shortened()
        for policy in policies {
            try await pool.autocommit { try LimitStatements.set(policy, warningPercent: 50, in: $0) }
            printAtOnce(
                "rrp limit set \(policy.stage.rawValue) --category \(Self.category) --town \(Self.town) "
                    + "--amount 0.004 --unit clockHours --warning 50"
            )
        }
        // Services read limits again after a minute.
        let inForce = ContinuousClock.now + .seconds(62)
        let result: Result<Void, any Error>
        do {
            try await body(inForce)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        for policy in policies {
            _ = try await pool.autocommit { try LimitStatements.remove(policy, in: $0) }
            printAtOnce("rrp limit remove \(policy.stage.rawValue) --category \(Self.category) --town \(Self.town)")
        }
        try result.get()
    }

    /// Limits that are reached, a return with its new dispatch, and a re-check that does not pass.
    func deadlines(from inForce: ContinuousClock.Instant) async throws {
        let story = Story(
            "E · 清溪:期限、退回、返工 (limits reached, a return, a failed re-check; limits of \(Self.category) shortened)"
        )
        if ContinuousClock.now < inForce {
            try await Task.sleep(until: inForce, clock: .continuous)
            story.tell("系统  ", "缩短的期限已生效 · the shortened limits are in force, a minute after they were set")
        }
        let stage = try await stage(Self.town)
        let centre = try await signIn(try cast.centre(of: Self.town))
        let report = try await report(stage, category: Self.category, text: "垃圾收集点脏乱,污水外溢", story: story)
        try await lateOfficer(stage, centre: centre, report: report, story: story)
        let task = try await goThere(stage, report: report, story: story)
        try await record(stage, task: task, finding: "confirmed", text: "属实,收集点污水外溢", story: story)
        let id = try await returned(centre: centre, report: report, story: story)
        let clerk = try await signIn(try cast.department("\(Self.town)-chengguan"))
        try await lateDepartment(clerk, centre: centre, case: id, report: report, story: story)
        try await rectify(clerk, id, "已冲洗", story)
        try await recheck(stage, report: report, text: "仍有污水,需返工", isPassed: false, story: story)
        _ = try await awaitCase(of: report, by: clerk, path: "/v1/department/cases", ["reworking"])
        story.tell("系统  ", "返工 · back to the department, with a limit of its own; the overall clock ran on")
        try await rectify(clerk, id, "已疏通下水道并冲洗", story)
        try await recheck(stage, report: report, text: "已干净,无积水", story: story)
        try await close(stage, report: report, states: ["closed"], story: story)
    }

    /// Nobody takes the task: the officer is urged, then it is overdue and told to the centre.
    private func lateOfficer(_ stage: Stage, centre: Person, report: String, story: Story) async throws {
        let task = try await awaitTask(of: report, kind: "first", by: stage.officer)
        let warned = try await awaitNotice("task.warned.v1", of: report, to: stage.officer)
        story.tell("系统  ", "催办网格员 · at half of the limit the officer is urged: “\(warned.words.zh)”")
        let overdue = try await awaitNotice("task.overdue.v1", of: report, to: centre)
        story.tell("系统  ", "超期上报中心 · overdue, recorded for good, told one level up: “\(overdue.words.zh)”")
        let seen: SeenTaskAnswer = try await stage.officer.get("/v1/tasks/\(task)")
        guard seen.task.isOverdue else { throw Stuck(what: "task \(task) is not marked as overdue") }
    }

    /// The first department sends the case back, the centre names another one.
    private func returned(centre: Person, report: String, story: Story) async throws -> String {
        let opened = try await awaitCase(of: report, by: centre, path: "/v1/cases", ["atCentre", "dispatched"])
        let first = "\(Self.town)-huanwei"
        if opened.state == "atCentre" {
            try await centre.post("/v1/cases/\(opened.id)/dispatch", ["departmentCode": first])
        }
        story.tell("镇街中心", "交办 · transfers it to \(opened.departmentCode ?? first)")
        let clerk = try await signIn(try cast.department(opened.departmentCode ?? first))
        try await clerk.post("/v1/department/cases/\(opened.id)/return", ["reason": "收集点由城管负责"])
        story.tell("环卫  ", "退回 · returns it: “收集点由城管负责”; the overall clock runs on")
        try await centre.post(
            "/v1/cases/\(opened.id)/return-decision",
            ["departmentCode": "\(Self.town)-chengguan", "isFinal": true]
        )
        story.tell("镇街中心", "改派、指定主办 · gives it to \(Self.town)-chengguan, for good")
        return opened.id
    }

    /// The department takes the case and does nothing: urged, then overdue and told to the centre.
    private func lateDepartment(
        _ clerk: Person,
        centre: Person,
        case id: String,
        report: String,
        story: Story
    ) async throws {
        try await clerk.post("/v1/department/cases/\(id)/acceptance", [:])
        story.tell("城管  ", "签收 · accepts")
        let warned = try await awaitNotice("case.warned.v1", of: report, to: clerk)
        story.tell("系统  ", "催办单位 · at half of the limit the department is urged: “\(warned.words.zh)”")
        let overdue = try await awaitNotice("case.overdue.v1", of: report, to: centre)
        story.tell("系统  ", "超期上报中心 · overdue, told to the centre: “\(overdue.words.zh)”")
    }

    private func rectify(_ clerk: Person, _ id: String, _ text: String, _ story: Story) async throws {
        let photo = try await clerk.upload(Picture.scene(seed: UInt64.random(in: 1...UInt64.max)))
        try await clerk.post("/v1/department/cases/\(id)/rectification", ["text": text, "photos": [photo]])
        story.tell("城管  ", "整改完成 · reports it done, with an after-photo: “\(text)”")
    }

    private func awaitNotice(_ type: String, of report: String, to person: Person) async throws -> SeenNotices.Notice {
        try await poll("\(type) of report \(report)") {
            let seen: SeenNotices = try await person.get("/v1/inbox?limit=100")
            return seen.items.first { $0.type == type && $0.reportId == report }
        }
    }
}
