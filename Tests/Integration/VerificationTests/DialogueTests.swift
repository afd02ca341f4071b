import Messaging
import Model
import PostgreSQL
import Testing

/// Questions, appeals and ratings: the relay between two people who do not know each other.
@Suite("The citizen's dialogue", .timeLimit(.minutes(10)))
struct DialogueTests {
    @Test("A question stops the clock, and only the reporter's answer moves it on")
    func question() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            // Round the clock, so that the pause counts whenever the tests run.
            try await bench.setVerificationLimit(hours: 24)
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            _ = try await bench.state(ClaimTask(taskID: task.taskID, actor: place.officerActor))
            let asking = try await bench.state(
                AskQuestion(taskID: task.taskID, words: "在哪一侧?", actor: place.officerActor)
            )
            #expect(asking.state == .asking)
            let asked = try await bench.ear.next(QuestionAsked.self).body
            #expect(asked.number == 1)
            let stopped = try await bench.ear.next(CancelDeadlines.self).body.deadlines
            #expect(stopped.allSatisfy { $0.key.rawValue.contains("/verification/") })

            let answer = AnswerQuestion(reportID: report.id, words: "东侧", actor: Place.citizen(report))
            #expect(
                try await bench.refusal(
                    AnswerQuestion(reportID: report.id, words: "?", actor: Place.stranger)
                )
                    == .unknownReport
            )
            _ = try await bench.dossier(answer)
            let answered = try await bench.ear.next(QuestionAnswered.self).body
            #expect(answered.officerID == place.officer)
            #expect(answered.dueAt > task.dueAt)
            #expect(try await bench.refusal(answer) == .questionNotOpen)
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM verification.question WHERE answer = '东侧' AND answered_at IS NOT NULL"
                ) == 1
            )
        }
    }

    @Test("A question that nobody answers expires, and the work goes on")
    func silence() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            _ = try await bench.state(ClaimTask(taskID: task.taskID, actor: place.officerActor))
            _ = try await bench.state(
                AskQuestion(taskID: task.taskID, words: "?", actor: place.officerActor)
            )
            let timer = try await bench.timer(of: task.taskID, stage: .answer, moment: .limit)
            try await bench.fire(timer)
            #expect(try await bench.ear.next(QuestionExpired.self).body.number == 1)
            let answer = AnswerQuestion(reportID: report.id, words: "东侧", actor: Place.citizen(report))
            #expect(try await bench.refusal(answer) == .questionNotOpen)
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM verification.question WHERE expired_at IS NOT NULL"
                ) == 1
            )
        }
    }

    @Test("A reporter without an account cannot be asked")
    func nobodyToAsk() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let task = try await bench.open(place.summary(citizen: nil), at: place)
            _ = try await bench.state(ClaimTask(taskID: task.taskID, actor: place.officerActor))
            #expect(
                try await bench.refusal(
                    AskQuestion(taskID: task.taskID, words: "?", actor: place.officerActor)
                )
                    == .questionWithoutReporter
            )
        }
    }

    @Test("An appeal goes to another officer of another village, once, and that officer decides")
    func appeal() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            try await bench.verify(task, at: place, as: .unfounded)
            let appeal = OpenAppeal(reportID: report.id, words: "就在路口", actor: Place.citizen(report))
            #expect(
                try await bench.refusal(OpenAppeal(reportID: report.id, words: "x", actor: Place.stranger))
                    == .unknownReport
            )
            #expect(try await bench.dossier(appeal).hasAppealed)
            let opened = try await bench.ear.next(AppealOpened.self)
            let second = try await bench.ear.next(TaskAssigned.self) { $0.kind == .appeal }
            #expect(opened.sequence < second.sequence)
            #expect(second.body.officerID != place.officer)
            let officer = second.body.officerID
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM city.officer WHERE id = \(officer) AND village_code <> \(report.villageCode)"
                )
                    == 1
            )
            #expect(try await bench.refusal(appeal) == .appealUsed)
            #expect(
                try await bench.refusal(ClaimTask(taskID: second.body.taskID, actor: place.officerActor))
                    == .appealSameOfficer
            )
            let other = CommandActor(id: AccountID(officer.uuid), role: .gridOfficer, scope: .cells([]))
            try await bench.verify(second.body, at: place, as: .confirmed, by: other)
            let decided = try await bench.ear.next(AppealDecided.self).body
            #expect(decided.isUpheld)
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM verification.appeal WHERE is_upheld AND decided_at IS NOT NULL"
                )
                    == 1
            )
        }
    }

    @Test("A closed case that was not put right is open again after an upheld appeal")
    func appealAfterClosing() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            let citizen = Place.citizen(report)
            try await bench.verify(try await bench.open(report, at: place), at: place, as: .confirmed)
            #expect(
                try await bench.refusal(OpenAppeal(reportID: report.id, words: "x", actor: citizen))
                    == .appealNotPossible
            )
            try await bench.publish(bench.closed(report), sequence: 7)
            try await bench.rateOnceClosed(report, by: citizen)
            _ = try await bench.dossier(OpenAppeal(reportID: report.id, words: "还在原处", actor: citizen))
            let second = try await bench.ear.next(TaskAssigned.self) { $0.kind == .appeal }.body
            let other = CommandActor(id: AccountID(second.officerID.uuid), role: .gridOfficer, scope: .cells([]))
            try await bench.verify(second, at: place, as: .confirmed, by: other)
            let decided = try await bench.ear.next(AppealDecided.self)
            #expect(decided.body.isUpheld)
            let reopened = CaseReopened(
                report: report,
                at: report.registeredAt,
                caseID: CaseID(of: report.id),
                reason: "复核属实",
                dueAt: report.registeredAt
            )
            try await bench.publish(reopened, sequence: 8)
            try await bench.publish(try bench.rectified(report, round: 2), sequence: 10)
            let recheck = try await bench.ear.next(TaskAssigned.self) { $0.kind == .recheck }.body
            #expect(recheck.round == 2)
            // The officer whose finding counts now checks it.
            #expect(recheck.officerID == second.officerID)
        }
    }
}

extension VerificationBench {
    /// The timer that was set for a point of a task's limit.
    func timer(of task: TaskID, stage: TimeLimitStage, moment: DeadlineMoment) async throws
        -> Deadline
    {
        let fits: @Sendable (Deadline) -> Bool = {
            $0.payload.taskID == task && $0.payload.stage == stage && $0.payload.moment == moment
        }
        let message = try await ear.next(ScheduleDeadlines.self) { $0.deadlines.contains(where: fits) }
            .body
        return try #require(message.deadlines.first(where: fits))
    }

    /// The scheduler fires a timer.
    func fire(_ timer: Deadline) async throws {
        try await publish(
            DeadlineReached(
                key: timer.key,
                generation: timer.generation,
                dueAt: timer.dueAt,
                payload: timer.payload
            )
        )
    }
}
