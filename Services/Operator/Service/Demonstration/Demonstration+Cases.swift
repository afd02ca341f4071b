import Foundation

extension Demonstration {
    /// Path A, 茶山: the centre transfers to the village committee, here by the one rule that matches; the officer re-checks.
    func satelliteReceiver() async throws {
        let town = "441900103"
        let stage = try await stage(town)
        let story = Story("A · 茶山:居民楼擅自安装卫星接收设施 (satellite receiver, transferred to the village committee)")
        let report = try await report(
            stage,
            category: "0702",
            text: "三楼外墙装了一个卫星锅,看着摇摇欲坠",
            story: story
        )
        let task = try await goThere(stage, report: report, story: story)
        try await record(stage, task: task, finding: "confirmed", text: "属实,外墙卫星接收设施未经许可", story: story)

        let committee = try await signIn(try cast.department("\(stage.cell.prefix(12))-committee"))
        let dispatched = try await awaitCase(
            of: report,
            by: committee,
            path: "/v1/department/cases",
            ["dispatched", "accepted"]
        )
        story.tell("镇街中心", "自动交办 · the only matching rule sends it to \(dispatched.departmentCode ?? "")")
        try await committee.post("/v1/department/cases/\(dispatched.id)/acceptance", [:])
        story.tell("村委会", "签收 · accepts")
        let photo = try await committee.upload(Picture.scene(seed: UInt64.random(in: 1...UInt64.max)))
        try await committee.post(
            "/v1/department/cases/\(dispatched.id)/rectification",
            ["text": "已联系业主拆除", "photos": [photo]]
        )
        story.tell("村委会", "整改完成 · has it taken down, with an after-photo")
        try await recheck(stage, report: report, text: "已拆除,现场整洁", story: story)
        try await close(stage, report: report, states: ["closed"], story: story)
    }

    /// Path B, 沙田: the officer calls the department to the place; it clears the road without touching a computer.
    func constructionWaste() async throws {
        let town = "441900123"
        let stage = try await stage(town)
        let story = Story("B · 沙田:建筑垃圾占道 (construction waste blocks the road, cleared together on the spot)")
        let report = try await report(
            stage,
            category: "1001",
            text: "路口一堆建筑垃圾,车都绕着走",
            story: story
        )
        let task = try await goThere(stage, report: report, story: story)
        try await record(
            stage,
            task: task,
            finding: "confirmed",
            text: "属实,现场联动城管清理",
            extra: ["callIn": "\(town)-chengguan"],
            story: story
        )
        story.tell("城管  ", "到场清理 · comes and clears it, without a computer")
        try await recheck(stage, report: report, text: "已清理完毕,道路恢复通行", story: story)
        try await close(stage, report: report, states: ["closed"], story: story)
    }

    /// Path C, 塘厦: solved on the spot with the community's security team.
    /// - Returns: the citizen and the report.
    func fireLane() async throws -> (citizen: Person, report: String) {
        let stage = try await stage("441900116")
        let story = Story("C · 塘厦:车辆堵塞消防通道 (car in the fire lane, solved on the spot)")
        let report = try await report(
            stage,
            category: "0101",
            text: "消防通道停了一辆白色小车",
            story: story
        )
        let task = try await goThere(stage, report: report, story: story)
        try await record(
            stage,
            task: task,
            finding: "resolvedOnSite",
            text: "已联系车主驶离",
            extra: ["assistingUnits": ["社区治安队"], "education": "对车主进行消防安全教育"],
            story: story
        )
        try await close(stage, report: report, states: ["resolvedOnSite"], story: story)
        return (stage.citizen, report)
    }

    /// Path D, 清溪: reported on the way home, gone the next day.
    func roadsideRubbish() async throws {
        let stage = try await stage("441900115")
        let story = Story("D · 清溪:路边暴露垃圾 (roadside rubbish, cleared by the next day)")
        let report = try await report(
            stage,
            category: "0901",
            text: "回家路上看到路边一堆垃圾",
            story: story
        )
        let task = try await goThere(stage, report: report, story: story)
        try await record(
            stage,
            task: task,
            finding: "resolvedOnSite",
            text: "属实,已通知保洁员清走",
            extra: ["assistingUnits": ["保洁员"]],
            story: story
        )
        try await close(stage, report: report, states: ["resolvedOnSite"], story: story)
    }
}
