import Testing

@testable import Model

@Suite("Following a report")
struct FollowingTests {
    private let stage: Stage
    private let report: ReportSummary
    private let other = CommandActor(id: AccountID(Samples.uuid(60)), role: .citizen, scope: .own)

    init() throws {
        stage = try Stage()
        report = try stage.registered().report
    }

    private func followable(
        isOpen: Bool = true,
        followers: Int = 0,
        change: (inout ReportSummary) -> Void = { _ in }
    ) -> FollowableReport {
        var report = report
        report.isPublic = true
        change(&report)
        return FollowableReport(report: report, isOpen: isOpen, followers: followers, following: [])
    }

    private func refusal(_ followable: FollowableReport, _ actor: CommandActor) -> RefusalCode? {
        var followable = followable
        let command = FollowReport(reportID: report.id, actor: actor)
        if case .failure(let refusal) = followable.follow(command, at: stage.start) { return refusal.code }
        return nil
    }

    @Test("Another citizen says “me too” once and is counted once")
    func once() throws {
        var followable = followable(followers: 3)
        let command = FollowReport(reportID: report.id, actor: other)
        let event = try #require(try followable.follow(command, at: stage.start).get())
        #expect(event.followers == 4 && event.citizenID == other.citizenID && event.mergedReportID == nil)
        #expect(try followable.follow(command, at: stage.start).get() == nil)
        #expect(followable.followers == 4)
    }

    @Test("What is hidden does not exist, what is answered cannot be followed, and one's own is heard of anyway")
    func refusals() {
        #expect(refusal(followable { $0.isPublic = false }, other) == .unknownReport)
        #expect(refusal(followable { $0.isEmergency = true }, other) == .unknownReport)
        #expect(refusal(followable(isOpen: false), other) == .reportEnded)
        #expect(refusal(followable(), stage.citizen) == .reportOwn)
        #expect(refusal(followable(), stage.officer) == .notPermitted)
        #expect(refusal(followable(), other) == nil)
    }

    @Test(
        "A duplicate's reporter and followers come over to the original, each once, the original's own reporter never"
    )
    func merged() throws {
        var duplicate = report
        duplicate.id = ReportID(Samples.uuid(61))
        duplicate.citizenID = CitizenID(Samples.uuid(62))
        let followers: Set = [CitizenID(Samples.uuid(63)), try #require(report.citizenID), CitizenID(Samples.uuid(62))]
        var followable = followable(isOpen: false)
        let events = followable.merge(duplicate, followedBy: followers, at: stage.start)
        #expect(events.map(\.citizenID) == [CitizenID(Samples.uuid(62)), CitizenID(Samples.uuid(63))])
        #expect(events.map(\.mergedReportID) == [duplicate.id, nil])
        #expect(events.map(\.followers) == [1, 2])
        #expect(followable.merge(duplicate, followedBy: followers, at: stage.start).isEmpty)
        #expect(followable.merge(followable.report, followedBy: [], at: stage.start).isEmpty)
    }

    @Test("Who followed before and then reports the same is told once that theirs belongs to it, and is counted once")
    func linked() throws {
        var duplicate = report
        duplicate.id = ReportID(Samples.uuid(61))
        duplicate.citizenID = other.citizenID
        let citizen = try #require(other.citizenID)
        var followable = followable()
        let command = FollowReport(reportID: report.id, actor: other)
        #expect(try followable.follow(command, at: stage.start).get()?.mergedReportID == nil)
        let events = followable.merge(duplicate, followedBy: [], at: stage.start)
        #expect(events.map(\.mergedReportID) == [duplicate.id] && events.map(\.followers) == [1])
        #expect(followable.merge(duplicate, followedBy: [citizen], at: stage.start).isEmpty)
        // It is another thing after all: they follow as before.
        let again = followable.unlink([citizen], at: stage.start)
        #expect(again.map(\.mergedReportID) == [nil] && again.map(\.followers) == [1])
        #expect(followable.unlink([citizen], at: stage.start).isEmpty && followable.followers == 1)
    }

    @Test("Whoever follows may stop, whatever has become of the report; nothing follows from stopping twice")
    func unfollowed() throws {
        let citizen = try #require(other.citizenID)
        let command = UnfollowReport(reportID: report.id, actor: other)
        var report = report
        report.isPublic = false
        var hidden = FollowableReport(report: report, isOpen: false, followers: 2, following: [citizen])
        let event = try #require(try hidden.unfollow(command, at: stage.start).get())
        #expect(event.followers == 1 && event.citizenID == citizen)
        if case .failure(let refusal) = hidden.unfollow(command, at: stage.start) {
            #expect(refusal.code == .unknownReport)
        } else {
            Issue.record("for who does not follow, what is hidden does not exist")
        }
        var open = followable(followers: 3)
        #expect(try open.unfollow(command, at: stage.start).get() == nil && open.followers == 3)
    }

    @Test("Followers hear what the reporter hears, without what only a reporter can do")
    func notices() throws {
        let closed = CaseClosed(
            report: report,
            at: stage.start,
            caseID: CaseID(of: report.id),
            departmentCode: stage.department,
            round: 1,
            words: "已恢复",
            photos: [stage.photo],
            isInTime: true,
            isOverallInTime: true
        )
        let notices = Notice.notices(of: closed, category: stage.category.name)
        let own = try #require(notices.first { $0.recipient == report.citizenID.map(NoticeRecipient.citizen) })
        let shared = try #require(notices.first { $0.recipient == .onlookers(report.id) })
        let merged = try #require(notices.first { $0.recipient == .merged(report.id) })
        #expect(merged.title == own.title && merged.isAction, "whose own report was merged may rate it")
        #expect(own.title.zh.contains("请您评价") && !shared.title.zh.contains("评价"))
        #expect(shared.body.zh.hasPrefix("您关注的") && !shared.isAction)
        let question = QuestionAsked(
            report: report,
            at: stage.start,
            taskID: TaskID(Samples.uuid(2)),
            number: 1,
            words: "在几楼?",
            answerBy: stage.start
        )
        let asked = Notice.notices(of: question, category: stage.category.name)
        #expect(asked.count == 1, "a question is between the officer and the reporter")
        #expect(NoticeRecipient("followers:\(report.id)") == .followers(report.id))
    }

    @Test("Every report of a patrol is heard of by its followers too")
    func patrol() {
        var patrol = report
        patrol.citizenID = nil
        patrol.source = .patrol
        let event = ReportVerified(
            report: patrol,
            at: stage.start,
            taskID: TaskID(Samples.uuid(2)),
            kind: .first,
            officerID: OfficerID(stage.officer.id.uuid),
            finding: .confirmed,
            evidence: stage.evidence(),
            isInTime: true
        )
        #expect(Notice.notices(of: event, category: stage.category.name).map(\.recipient) == [.followers(patrol.id)])
    }

    @Test("No words to followers speak of the reporter's own steps")
    func words() {
        for state in ProgressState.allCases {
            let words = state.followerWords()
            for forbidden in ["评价", "申诉", "请补充", "想请您"] { #expect(!words.zh.contains(forbidden), "\(state)") }
            #expect(!words.en.contains("appeal"))
        }
    }
}
