import Messaging
import Model
import PostgreSQL
import Testing

/// Help for the officer on site: the call, its answers and its end, as they are kept and told.
@Suite("Help on site", .timeLimit(.minutes(10)))
struct AssistanceTests {
    @Test(
        "A call for help, its answers and its end are told and kept; only a unit that there is, and that was called, counts"
    )
    func story() async throws {
        try await VerificationBench.run(instances: 2) { bench in
            let place = try await bench.place()
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            let unit = try bench.department(of: report)
            func call(_ department: DepartmentCode) -> CallAssistance {
                CallAssistance(
                    taskID: task.taskID,
                    departmentCode: department,
                    words: "请派人疏导交通",
                    actor: place.officerActor
                )
            }
            func answer(_ isComing: Bool, _ words: String?, by department: DepartmentCode) -> AnswerAssistance {
                let clerk = CommandActor(id: .random(), role: .department, scope: .department(department))
                return AnswerAssistance(taskID: task.taskID, isComing: isComing, words: words, actor: clerk)
            }
            _ = try await bench.state(ClaimTask(taskID: task.taskID, actor: place.officerActor))
            #expect(try await bench.refusal(call(unit)) == .taskNotArrived)
            let arrived = try await bench.state(
                ArriveAtTask(taskID: task.taskID, position: place.position, actor: place.officerActor)
            )
            let nobody = try #require(DepartmentCode(rawValue: "\(place.cell.town)999-committee"))
            #expect(try await bench.refusal(call(nobody)) == .unknownDepartment)
            let called = try await bench.state(call(unit))
            #expect(called.state == .arrived && called.dueAt == arrived.dueAt)
            let heard = try await bench.ear.next(AssistanceCalled.self).body
            #expect(heard.departmentCode == unit && heard.number == 1 && heard.officerID == place.officer)
            #expect(try await bench.refusal(call(unit)) == .assistanceOpen)

            let committee = DepartmentCode(village: place.cell.village, kind: .committee)
            #expect(try await bench.refusal(answer(true, nil, by: committee)) == .unknownTask)
            _ = try await bench.state(answer(false, "车辆都在外面", by: unit))
            _ = try await bench.state(answer(true, "二十分钟到", by: unit))
            let answered = try await bench.ear.next(AssistanceAnswered.self) { $0.isComing }.body
            #expect(answered.words == "二十分钟到" && answered.officerID == place.officer)

            // Called once more, and declined: over with the task too, though nobody hears it.
            let committeeCalled = try await bench.state(call(committee))
            #expect(committeeCalled.state == .arrived)
            _ = try await bench.state(answer(false, "人手不够", by: committee))

            let finding = RecordFinding(
                taskID: task.taskID,
                finding: .resolvedOnSite,
                position: place.position,
                photos: [try Place.photo()],
                words: "已疏导",
                actor: place.officerActor
            )
            _ = try await bench.state(finding)
            let ended = try await bench.ear.next(AssistanceEnded.self) { $0.departmentCode == unit }.body
            #expect(ended.wasAwaited == true)
            #expect(try await bench.refusal(answer(true, nil, by: unit)) == .taskConcluded)
            let kept = try await bench.database.autocommit { database in
                try database.execute(
                    """
                    SELECT department_code, words, is_coming, answer, ended_at IS NOT NULL
                      FROM verification.assistance
                     ORDER BY number
                    """
                ).decode((DepartmentCode, String, Bool?, String?, Bool).self)
            }
            #expect(kept.count == 2 && kept.allSatisfy { $0.4 })
            #expect(kept.first?.0 == unit && kept.first?.2 == true && kept.first?.3 == "二十分钟到" && kept.first?.4 == true)
        }
    }
}
