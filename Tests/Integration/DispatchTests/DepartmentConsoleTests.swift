import Foundation
import Messaging
import Model
import PostgreSQL
import Testing

extension DispatchTests {
    @Suite("Departments at the console")
    struct DepartmentConsoleTests {
        @Test(
            "A case goes through return, designation, acceptance, extension, suspension, re-work, closing and reopening"
        )
        func wholeLife() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let (first, second) = (try place.department("chengguan"), try place.department("shichang"))
                let finding = try place.confirmed()
                let id = try await bench.opened(finding)
                let centre = place.centre

                try await bench.done(DispatchCaseToDepartment(caseID: id, departmentCode: first, actor: centre))
                try await bench.done(ReturnCase(caseID: id, reason: "不属我单位职责", actor: Place.clerk(of: first)))
                #expect(
                    try await bench.refused(AcceptCase(caseID: id, actor: Place.clerk(of: first)))
                        == .caseAlreadyReturned
                )
                try await bench.done(DecideReturn(caseID: id, departmentCode: second, actor: centre))
                try await bench.done(ReturnCase(caseID: id, reason: "应由城管办理", actor: Place.clerk(of: second)))
                let final = try await bench.done(DecideReturn(caseID: id, departmentCode: first, actor: centre))
                #expect(final.isFinal)
                #expect(
                    try await bench.refused(ReturnCase(caseID: id, reason: "不办", actor: Place.clerk(of: first)))
                        == .caseDesignationFinal
                )
                #expect(
                    try await bench.refused(AcceptCase(caseID: id, actor: Place.clerk(of: second)))
                        == .caseOtherDepartment
                )

                let accepted = try await bench.done(AcceptCase(caseID: id, actor: Place.clerk(of: first)))
                let dueAt = try #require(accepted.dueAt)
                try await bench.done(
                    RequestExtension(
                        caseID: id,
                        until: dueAt + .seconds(86_400),
                        reason: "需要采购",
                        actor: Place.clerk(of: first)
                    )
                )
                let extended = try await bench.done(DecideExtension(caseID: id, isGranted: true, actor: centre))
                #expect(extended.dueAt == dueAt + .seconds(86_400))
                try await bench.done(UrgeCase(caseID: id, note: "请抓紧", actor: centre))
                try await bench.done(
                    SuspendCase(
                        caseID: id,
                        reason: "等待管线迁改",
                        nextWordOn: bench.clock.clock.now() + .seconds(864_000),
                        actor: centre
                    )
                )
                try await bench.done(ResumeCase(caseID: id, actor: centre))

                let photo = try Place.photo("b")
                let rectify = RectifyCase(caseID: id, words: "已拆除", photos: [photo], actor: Place.clerk(of: first))
                try await bench.done(rectify)
                try await bench.publish(try Place.failed(finding, round: 1))
                #expect(try await bench.ear.next(CaseReworked.self).body.round == 2)
                try await bench.done(rectify)
                try await bench.publish(try Place.passed(finding, round: 2))
                #expect(try await bench.ear.next(CaseClosed.self).body.round == 2)
                #expect(try await bench.refused(rectify) == .caseClosed)

                try await bench.publish(
                    AppealDecided(
                        report: finding.report,
                        at: bench.clock.clock.now(),
                        taskID: TaskID(kind: .appeal, of: finding.report.id, round: 1),
                        officerID: OfficerID(UUID()),
                        isUpheld: true,
                        finding: .confirmed,
                        evidence: try Place.evidence("又装上了")
                    )
                )
                try await bench.ear.next(CaseReopened.self)
                let again = try await bench.done(
                    DispatchCaseToDepartment(caseID: id, departmentCode: first, actor: centre)
                )
                #expect(again.state == .dispatched)
                #expect(
                    try await bench.count("SELECT cardinality(departments) FROM dispatch.case_file") == 2
                )
            }
        }

        @Test("A command on an older version is refused, and the same command again gets the same answer")
        func versions() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let id = try await bench.opened(try place.confirmed())
                let department = try place.department("chengguan")
                let command = DispatchCaseToDepartment(
                    caseID: id,
                    departmentCode: department,
                    actor: place.centre,
                    expectedVersion: 7
                )
                #expect(try await bench.refused(command) == .versionConflict)
                let state = try await bench.done(
                    DispatchCaseToDepartment(
                        caseID: id,
                        departmentCode: department,
                        actor: place.centre,
                        expectedVersion: 1
                    )
                )
                #expect(state.version == 2)
            }
        }

        @Test("Silence counts as acceptance, and a limit is marked once")
        func deadlines() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let finding = try place.confirmed()
                let id = try await bench.opened(finding)
                try await bench.done(
                    DispatchCaseToDepartment(
                        caseID: id,
                        departmentCode: try place.department("chengguan"),
                        actor: place.centre
                    )
                )
                @Sendable func timer(_ stage: TimeLimitStage, _ moment: DeadlineMoment) async throws -> DeadlineReached
                {
                    let fits: @Sendable (Deadline) -> Bool = {
                        $0.payload.stage == stage && $0.payload.moment == moment
                    }
                    let scheduled = try await bench.ear.next(ScheduleDeadlines.self) {
                        $0.deadlines.contains(where: fits)
                    }
                    guard let deadline = scheduled.body.deadlines.first(where: fits) else { throw Ear.Deaf() }
                    return DeadlineReached(
                        key: deadline.key,
                        generation: deadline.generation,
                        dueAt: deadline.dueAt,
                        payload: deadline.payload
                    )
                }
                let silence = try await timer(.acceptance, .limit)
                bench.clock.advance(silence.dueAt - bench.clock.clock.now() + .seconds(1))
                try await bench.publish(silence, silence)
                #expect(try await bench.ear.next(CaseAccepted.self).body.isDeemed)

                let overall = DeadlineReached(
                    key: DeadlineKey(owner: .dispatch, aggregate: id, stage: .overall, moment: .limit),
                    generation: 1,
                    dueAt: finding.report.registeredAt + .seconds(240 * 3600),
                    payload: DeadlinePayload(
                        owner: .dispatch,
                        reportID: finding.report.id,
                        townCode: place.town,
                        caseID: id,
                        stage: .overall,
                        moment: .limit
                    )
                )
                bench.clock.advance(.seconds(240 * 3600))
                try await bench.publish(overall, overall)
                #expect(try await bench.ear.next(CaseOverdue.self).body.stage == .overall)
                // What lies behind the repeated timer in the same queue is handled after it.
                let urged = try await bench.done(UrgeCase(caseID: id, actor: place.centre))
                #expect(urged.isOverdue)
                #expect(try await bench.ear.rest(CaseOverdue.self).isEmpty)
            }
        }
    }
}
