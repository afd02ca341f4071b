import Testing

@testable import Model

@Suite("How cases go from department to department")
struct PassingCountTests {
    private func event(_ stage: Stage, accepted: Bool, by department: DepartmentCode, at: Timestamp) throws
        -> any MessageContract
    {
        let report = try stage.verified().report
        let id = CaseID(of: report.id)
        if accepted { return CaseAccepted(report: report, at: at, caseID: id, departmentCode: department, dueAt: at) }
        return CaseReturned(
            report: report,
            at: at,
            caseID: id,
            departmentCode: department,
            reason: "不属于本单位",
            returns: 2,
            dueAt: at
        )
    }

    @Test("From a return to the next department's answer a case lay so long; who had not returned it passed nothing on")
    func counted() throws {
        let stage = try Stage()
        let pending = DispatchCase.PendingReturn(departmentCode: stage.department, at: stage.start)
        for accepted in [true, false] {
            let answer = try event(
                stage,
                accepted: accepted,
                by: stage.otherDepartment,
                at: stage.start + .milliseconds(90_900)
            )
            let count = try #require(PassingCount.count(of: answer, after: pending))
            #expect(count.from == stage.department && count.to == stage.otherDepartment)
            #expect(count.seconds == 90 && count.isAccepted == accepted)
            #expect(count.day == CivilDay(stage.start + .seconds(90)))
            #expect(PassingCount.count(of: answer, after: nil) == nil)
        }
        #expect(PassingCount.count(of: try stage.verified(), after: pending) == nil)
    }

    @Test("A case remembers its last return until a department has accepted it")
    func remembered() throws {
        let stage = try Stage()
        let report = try stage.verified()
        let opening = try #require(
            DispatchCase.opening(
                report,
                categoryName: "占用消防通道",
                route: .automatic(stage.department),
                at: stage.start,
                limits: .standard
            )
        )
        var current = opening.aggregate
        func take(_ command: DispatchCase.Command, after seconds: Int) throws {
            current = try current.applying(
                command,
                at: stage.start + .seconds(seconds),
                limits: .standard,
                category: stage.category
            ).get().aggregate
        }
        let id = current.id
        #expect(current.pendingReturn == nil)
        try take(.giveBack(ReturnCase(caseID: id, reason: "不属于本单位", actor: stage.clerk)), after: 60)
        #expect(current.pendingReturn?.departmentCode == stage.department)
        #expect(current.pendingReturn?.at == stage.start + .seconds(60))
        try take(
            .decideReturn(DecideReturn(caseID: id, departmentCode: stage.otherDepartment, actor: stage.centre)),
            after: 120
        )
        #expect(current.pendingReturn != nil)
        try take(.accept(AcceptCase(caseID: id, actor: stage.otherClerk)), after: 180)
        #expect(current.pendingReturn == nil)
    }
}
