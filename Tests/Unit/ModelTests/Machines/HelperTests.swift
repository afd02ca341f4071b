import Testing

@testable import Model

/// Departments that help the one in the lead, and who in it works on a case.
@Suite("Helping departments")
struct HelperTests {
    let stage: Stage

    init() throws { stage = try Stage() }

    private var helper: DepartmentCode { stage.otherDepartment }

    private func dispatched() throws -> DispatchCase {
        try #require(
            DispatchCase.opening(
                stage.verified(),
                categoryName: "占用消防通道",
                route: .automatic(stage.department),
                at: stage.start,
                limits: .standard
            )
        ).aggregate
    }

    private func take(_ current: DispatchCase, _ command: DispatchCase.Command) throws -> Transition<DispatchCase> {
        try current.applying(command, at: stage.start + .seconds(60), limits: .standard).get()
    }

    private func refusal(_ current: DispatchCase, _ command: DispatchCase.Command) -> RefusalCode? {
        switch current.applying(command, at: stage.start + .seconds(60), limits: .standard) {
        case .success: nil
        case .failure(let refusal): refusal.code
        }
    }

    private func involve(_ current: DispatchCase, _ codes: [DepartmentCode]) -> DispatchCase.Command {
        .involve(InvolveDepartments(caseID: current.id, departmentCodes: codes, note: "请派车", actor: stage.centre))
    }

    @Test("A helper hears what it is asked to do, may tell how far it is, and decides nothing")
    func helps() throws {
        let before = try dispatched()
        let step = try take(before, involve(before, [helper]))
        let event = try #require(step.events.first as? CaseInvolved)
        #expect(event.added == [helper] && event.removed.isEmpty && event.departmentCode == stage.department)
        let asked = try #require(step.departmentMessages.first)
        #expect(asked.departmentCode == helper)
        #expect((asked.body as? DepartmentCaseInvolved)?.note == "请派车")

        let current = step.aggregate
        let note = NoteProgress(caseID: current.id, words: "拖车在路上", actor: stage.otherClerk)
        let noted = try #require(try take(current, .note(note)).events.first as? CaseProgressNoted)
        #expect(noted.departmentCode == helper && !noted.isLead)
        let decisions: [DispatchCase.Command] = [
            .accept(AcceptCase(caseID: current.id, actor: stage.otherClerk)),
            .giveBack(ReturnCase(caseID: current.id, reason: "不办", actor: stage.otherClerk)),
            .rectify(RectifyCase(caseID: current.id, words: "已清理", actor: stage.otherClerk)),
            .assign(AssignMember(caseID: current.id, actor: stage.otherClerk)),
        ]
        for decision in decisions { #expect(refusal(current, decision) == .caseOtherDepartment) }
    }

    @Test("Neither the department in the lead, nor the same ones again, nor more than five can be asked to help")
    func limits() throws {
        let current = try dispatched()
        #expect(refusal(current, involve(current, [])) == .coHandlersInvalid)
        #expect(refusal(current, involve(current, [stage.department])) == .coHandlersInvalid)
        let six = try (1...6).map { try #require(DepartmentCode(rawValue: "\(stage.town.rawValue)-office\($0)")) }
        #expect(refusal(current, involve(current, six)) == .coHandlersInvalid)
        let helped = try take(current, involve(current, [helper])).aggregate
        #expect(refusal(helped, involve(helped, [helper])) == .coHandlersInvalid)
        let alone = try take(helped, involve(helped, []))
        #expect(alone.aggregate.coHandlers.isEmpty)
        #expect((alone.departmentMessages.first?.body as? DepartmentCaseWithdrawn)?.departmentCode == helper)
        #expect(
            refusal(alone.aggregate, .note(NoteProgress(caseID: current.id, words: "到了", actor: stage.otherClerk)))
                == .caseOtherDepartment
        )
    }

    @Test("When the case leaves the department, helpers are let go and nobody is named any more")
    func letGo() throws {
        var current = try dispatched()
        current = try take(current, involve(current, [helper])).aggregate
        let member = CaseMember(id: stage.clerk.id, name: "李四")
        current = try take(current, .assign(AssignMember(caseID: current.id, member: member, actor: stage.clerk)))
            .aggregate
        #expect(current.member == member)
        let leavings: [DispatchCase.Command] = [
            .recall(RecallCase(caseID: current.id, reason: "派错了", actor: stage.centre)),
            .giveBack(ReturnCase(caseID: current.id, reason: "不属本单位", actor: stage.clerk)),
        ]
        for leaving in leavings {
            let step = try take(current, leaving)
            #expect(step.aggregate.member == nil && step.aggregate.coHandlers.isEmpty)
            let told = step.departmentMessages.filter { $0.departmentCode == helper }
            #expect(told.count == 1 && told.first?.body is DepartmentCaseWithdrawn)
        }
    }

    @Test("A case goes to a member once, and to nobody in particular again")
    func member() throws {
        let current = try dispatched()
        let member = CaseMember(id: stage.clerk.id, name: "李四")
        let assign = DispatchCase.Command.assign(AssignMember(caseID: current.id, member: member, actor: stage.clerk))
        let assigned = try take(current, assign)
        #expect((assigned.events.first as? CaseAssigned)?.member == member)
        #expect(refusal(assigned.aggregate, assign) == .memberSame)
        let nobody = try take(assigned.aggregate, .assign(AssignMember(caseID: current.id, actor: stage.clerk)))
        #expect(nobody.aggregate.member == nil)
    }

    @Test("A case that was stored before departments could help reads as one that nobody helps with")
    func older() throws {
        let current = try dispatched()
        let text = try MessageCoding.text(current)
        #expect(!text.contains("helpers") && !text.contains("member"))
        #expect(try MessageCoding.decode(DispatchCase.self, from: text).coHandlers.isEmpty)
    }
}
