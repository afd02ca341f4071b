import Testing

@testable import Model

@Suite("A submission")
struct SubmissionTests {
    let stage: Stage

    init() throws { stage = try Stage() }

    private func judge(_ submit: SubmitReport, _ facts: SubmissionFacts) -> Transition<Submission> {
        Submission.judging(submit, facts: facts, at: stage.start, limits: .standard)
    }

    private func traits(isEmergency: Bool = false, isCrimeTip: Bool = false) -> CategoryTraits {
        CategoryTraits(
            code: stage.category.code,
            name: stage.category.name,
            isEmergency: isEmergency,
            isCrimeTip: isCrimeTip,
            departmentKind: stage.department.kind
        )
    }

    @Test("An ordinary report is registered in its cell")
    func registers() throws {
        let result = judge(stage.submission(), SubmissionFacts(category: stage.category, cell: stage.cell))
        #expect(result.aggregate.state == .registered)
        let event = try #require(result.events.first as? ReportRegistered)
        #expect(event.report.gridCode == stage.cell && event.report.townCode == stage.town)
        #expect(result.events.count == 1 && result.deadlines.isEmpty)
    }

    @Test("A report for a parent is the account's own, and no message names the parent")
    func onBehalf() throws {
        let mother = RelativeContact(name: "李奶奶", phone: "13800001111")
        let facts = [
            SubmissionFacts(category: stage.category, cell: stage.cell),
            SubmissionFacts(category: traits(isEmergency: true), cell: stage.cell),
            SubmissionFacts(category: traits(isCrimeTip: true), cell: stage.cell),
            SubmissionFacts(category: stage.category, cell: nil),
        ]
        for facts in facts {
            let submit = stage.submission(consent: true, onBehalf: mother)
            let own = judge(stage.submission(consent: true), facts)
            let result = judge(submit, facts)
            #expect(result.aggregate == own.aggregate && result.events.count == own.events.count)
            for (event, other) in zip(result.events, own.events) {
                #expect(try MessageCoding.text(event) == MessageCoding.text(other))
            }
            let registered = result.events.first as? ReportRegistered
            #expect(registered == nil || registered?.report.citizenID == stage.citizen.citizenID)
        }
    }

    @Test("What cannot be taken in is rejected with its reason and the right channel")
    func rejects() {
        func reason(_ submit: SubmitReport, _ facts: SubmissionFacts) -> RejectionReason? {
            (judge(submit, facts).events.first as? ReportRejected)?.reason
        }
        let fine = SubmissionFacts(category: stage.category, cell: stage.cell)
        #expect(reason(stage.submission(), SubmissionFacts(category: stage.category, cell: nil)) == .outsideCity)
        #expect(reason(stage.submission(), SubmissionFacts(category: nil, cell: stage.cell)) == .unknownCategory)
        #expect(reason(stage.submission(words: " ", photos: false), fine) == .empty)
        #expect(
            reason(stage.submission(), SubmissionFacts(category: stage.category, cell: stage.cell, isFlood: true))
                == .flood
        )
        let lost = RawPosition(longitude: 214, latitude: 22, system: .gcj02)
        #expect(reason(stage.submission(pin: lost), fine) == .invalidPosition)
        #expect(
            reason(stage.submission(), SubmissionFacts(category: traits(isCrimeTip: true), cell: stage.cell))
                == .consentMissing
        )
        #expect(RejectionReason.consentMissing.channel == "110")
    }

    @Test("A crime tip with consent passes to the police: no officer, no content in the event")
    func refers() throws {
        let result = judge(
            stage.submission(consent: true),
            SubmissionFacts(category: traits(isCrimeTip: true), cell: stage.cell)
        )
        #expect(result.aggregate.state == .referred)
        let event = try #require(result.events.first as? ReportReferred)
        #expect(!event.report.isPublic)
        #expect(try !MessageCoding.text(event).contains("消防通道"))
    }

    @Test("An emergency rings level by level until it is acknowledged, by category or by words, photo or not")
    func alarms() throws {
        let words = judge(
            stage.submission(words: "三楼着火了", photos: false),
            SubmissionFacts(category: stage.category, cell: stage.cell, isFlood: true)
        )
        #expect(words.aggregate.state == .alarmed)
        #expect((words.events.first as? ReportRegistered)?.report.isEmergency == true)
        var current = judge(
            stage.submission(),
            SubmissionFacts(category: traits(isEmergency: true), cell: stage.cell)
        )
        #expect(current.events.map { type(of: $0).type.rawValue } == ["report.registered.v1", "report.alarmed.v1"])
        var now = stage.start
        for level in 2...3 {
            let deadline = try #require(current.schedule?.deadlines.first)
            now = deadline.dueAt
            let reached = DeadlineReached(
                key: deadline.key,
                generation: deadline.generation,
                dueAt: deadline.dueAt,
                payload: deadline.payload
            )
            current = try current.aggregate.reaching(reached, at: now, limits: .standard).get()
            #expect(current.aggregate.alarmLevel == level)
        }
        #expect(current.schedule == nil, "nobody is above the city")
        let command = AcknowledgeAlarm(reportID: current.aggregate.reportID, actor: stage.dutyRoom)
        let acknowledged = try current.aggregate.acknowledging(command, at: now).get()
        #expect(acknowledged.aggregate.state == .registered)
        guard case .failure(let refusal) = acknowledged.aggregate.acknowledging(command, at: now) else {
            Issue.record("acknowledged twice")
            return
        }
        #expect(refusal.code == .alarmNotOpen)
    }

    @Test("Words of fire, trapped people and gas alarm; words of a hazard to come do not")
    func emergencyWords() {
        for words in ["三楼着火了", "有人被困在电梯里", "楼道里有很浓的煤气味", "There is a gas leak", "仓库 起 火"] {
            #expect(EmergencyWords.kind(of: words) != nil, "\(words)")
        }
        for words in ["堆放杂物有火灾隐患", "电动车飞线充电容易着火", "消防通道被占用,万一起火出不去", "水塘没有围栏,溺水隐患", "路灯不亮"] {
            #expect(EmergencyWords.kind(of: words) == nil, "\(words)")
        }
        #expect(EmergencyWords.kind(of: "存在火灾隐患,现在已经起火了") == .fire)
    }
}
