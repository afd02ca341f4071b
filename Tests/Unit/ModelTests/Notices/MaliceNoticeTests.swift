import Testing

@testable import Model

@Suite("What is said about bad faith, and to whom")
struct MaliceNoticeTests {
    private let stage: Stage
    private let report: ReportSummary
    private let officer: OfficerID

    init() throws {
        stage = try Stage()
        report = try stage.verified(.unfounded).report
        officer = OfficerID(stage.officer.id.uuid)
    }

    private func notices(_ event: any MessageContract) -> [Notice] {
        Notice.notices(of: event, category: Words(zh: "消防通道", en: "fire lane"))
    }

    private func decided(_ isFound: Bool) -> MaliceDecided {
        MaliceDecided(
            report: report,
            at: stage.start,
            officerID: officer,
            isFound: isFound,
            reason: "多次编造",
            decidedBy: stage.centre.id,
            appealUntil: isFound ? stage.start + .seconds(86_400) : nil
        )
    }

    private var events: [any MessageContract] {
        let at = stage.start
        return [
            MaliceProposed(
                report: report,
                at: at,
                taskID: TaskID(Samples.uuid(2)),
                officerID: officer,
                reason: "编造",
                dueAt: at
            ),
            MaliceWithdrawn(report: report, at: at, officerID: officer),
            MaliceWarned(report: report, at: at, stage: .malice, dueAt: at),
            MaliceWarned(report: report, at: at, stage: .maliceAppeal, dueAt: at),
            MaliceLapsed(report: report, at: at, officerID: officer, dueAt: at),
            decided(false), decided(true),
            MaliceAppealed(report: report, at: at, words: "当时有烟", dueAt: at),
            MaliceAppealDecided(report: report, at: at, officerID: officer, isUpheld: true),
            MaliceAppealDecided(
                report: report,
                at: at,
                officerID: officer,
                isUpheld: false,
                reason: "维持",
                decidedBy: stage.centre.id
            ),
            MaliceDropped(report: report, at: at, officerID: officer, wasFound: true),
            MaliceDropped(report: report, at: at, officerID: officer, wasFound: false),
        ]
    }

    @Test("The reporter hears nothing of it before it is found; then the reason, the limit and the way to contest it")
    func reporter() throws {
        let heard = events.filter { event in notices(event).contains { $0.recipient == citizen } }
        let types = heard.map { Swift.type(of: $0).type }
        #expect(
            types == [
                MaliceDecided.type, MaliceAppealed.type, MaliceAppealDecided.type, MaliceAppealDecided.type,
                MaliceDropped.type,
            ]
        )
        let notice = try #require(notices(decided(true)).first { $0.recipient == citizen })
        #expect(notice.isAction && notice.body.zh.contains("多次编造") && notice.body.zh.contains("申诉"))
        #expect(notice.body.zh.contains("继续上报") && notice.body.en.contains("go on reporting"))
    }

    @Test("Nobody but officer, centre, city and reporter hears of it, in words without a hard one")
    func words() {
        for event in events {
            for notice in notices(event) {
                switch notice.recipient {
                case .officer(let id): #expect(id == officer)
                case .centre(let town): #expect(town == report.townCode)
                case .city: break
                case .citizen(let id):
                    #expect(id == report.citizenID)
                    for word in ["驳回", "无效", "举报人", "恶意", "malicious"] {
                        #expect(!notice.title.zh.contains(word) && !notice.body.zh.contains(word))
                        #expect(!notice.title.en.contains(word) && !notice.body.en.contains(word))
                    }
                default: Issue.record("\(Swift.type(of: event)) to \(notice.recipient)")
                }
                #expect(!notice.title.zh.isEmpty && !notice.title.en.isEmpty && !notice.body.zh.contains("nil"))
            }
        }
    }

    @Test("Of a pause its citizen hears when it begins and ends, and that reporting goes on")
    func pauses() throws {
        let id = try #require(report.citizenID)
        let at = stage.start
        let paused = RewardsPaused(report: report, at: at, citizenID: id, until: at + .seconds(90 * 86_400))
        #expect(notices(paused).map(\.recipient) == [citizen])
        #expect(try #require(notices(paused).first).body.zh.contains("照常受理"))
        let lifted = RewardsResumed(report: report, at: at, citizenID: id, isLifted: true, granted: 2)
        #expect(try #require(notices(lifted).first).body.zh.contains("补发"))
        let over = RewardsResumed(report: report, at: at, citizenID: id, isLifted: false, granted: 0)
        #expect(try #require(notices(over).first).body.zh.contains("补发") == false)
        #expect(try #require(notices(over).first).title.zh == "积分和红包已恢复")
        let still = RewardsResumed(
            report: report,
            at: at,
            citizenID: id,
            isLifted: true,
            granted: 2,
            stillPausedUntil: at + .seconds(86_400)
        )
        let told = try #require(notices(still).first)
        #expect(!told.title.zh.contains("已恢复") && told.title.zh.contains("另一项暂停持续至"))
        #expect(told.body.zh.contains("补发"))
        // Nothing is called true that may have been gone, or a duplicate.
        let withheld = RewardsWithheld(report: report, at: at, citizenID: id, pausedUntil: at)
        let words = try #require(notices(withheld).first)
        #expect(words.title.zh == "已核实,感谢您" && !words.body.zh.contains("属实") && !words.body.zh.contains("暂不"))
    }

    private var citizen: NoticeRecipient? { report.citizenID.map(NoticeRecipient.citizen) }
}
