import Messaging
import Model
import PostgreSQL
import Testing

/// The centre merges at its desk, on the service: the same finding, and the same way back, as an officer's.
@Suite("Merging at the desk", .timeLimit(.minutes(10)))
struct MergingTests {
    @Test("A report is merged into an open one and taken back; of two that are merged into each other one is refused")
    func story() async throws {
        try await VerificationBench.run(instances: 2) { bench in
            let place = try await bench.place()
            let (original, duplicate) = (place.summary(), place.summary())
            let (first, second) = (
                try await bench.open(original, at: place), try await bench.open(duplicate, at: place)
            )
            func merge(_ task: TaskAssigned, into report: ReportID) -> MergeDuplicate {
                MergeDuplicate(
                    taskID: task.taskID,
                    originalID: report,
                    words: "已有市民反映同一处",
                    actor: place.centreActor
                )
            }
            #expect(try await bench.refusal(merge(second, into: .random())) == .originalMissing)
            #expect(try await bench.refusal(merge(second, into: duplicate.id)) == .originalMissing)

            async let there = bench.send(merge(second, into: original.id))
            async let back = bench.send(merge(first, into: duplicate.id))
            let replies = try await [there, back]
            let refusals = replies.compactMap { reply -> RefusalCode? in
                if case .refused(let refusal) = reply { return refusal.code }
                return nil
            }
            #expect(refusals == [.originalOver])
            let verified = try await bench.ear.next(ReportVerified.self).body
            #expect(verified.finding == .duplicate && verified.mergedBy != nil && verified.evidence.position == nil)
            let merged = verified.report.id == duplicate.id ? second : first
            let kept = try await bench.database.autocommit { database in
                try database.execute(
                    "SELECT duplicate_of, is_centre FROM verification.evidence WHERE task_id = \(merged.taskID)"
                ).decodeOne((ReportID?, Bool).self)
            }
            #expect(kept.0 == verified.duplicateOf && kept.1)

            let again = try await bench.state(
                SeparateDuplicate(taskID: merged.taskID, reason: "两处不同", actor: place.centreActor)
            )
            #expect(again.round == 2 && again.state == .assigned)
            #expect(try await bench.ear.next(ReportSeparated.self).body.originalID == verified.duplicateOf)
        }
    }

    @Test(
        "Merged while the reporter is asked, the question is open no more, and what came in time is taken back as such"
    )
    func asking() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let (original, duplicate) = (place.summary(), place.summary())
            _ = try await bench.open(original, at: place)
            let task = try await bench.open(duplicate, at: place)
            _ = try await bench.state(ClaimTask(taskID: task.taskID, actor: place.officerActor))
            let ask = AskQuestion(taskID: task.taskID, words: "在哪一侧?", actor: place.officerActor)
            #expect(try await bench.state(ask).state == .asking)
            // As if the reporter had been silent for longer than the limit.
            try await bench.database.autocommit { database in
                _ = try database.execute(
                    """
                    UPDATE verification.task
                       SET clockwork = regexp_replace(
                               regexp_replace(clockwork, '"stoppedAt":"[^"]*"', '"stoppedAt":"2026-01-01T00:00:00.000000Z"'),
                               '"dueAt":"[^"]*"', '"dueAt":"2026-01-02T00:00:00.000000Z"', 'g')
                     WHERE task_id = \(task.taskID)
                    """
                )
            }
            let merge = MergeDuplicate(
                taskID: task.taskID,
                originalID: original.id,
                words: "已有市民反映同一处",
                actor: place.centreActor
            )
            #expect(try await bench.state(merge).state == .concluded)
            #expect(try await bench.ear.next(ReportVerified.self).body.isInTime)
            let closed = try await bench.count(
                "SELECT count(*) FROM verification.question WHERE expired_at IS NOT NULL AND answered_at IS NULL"
            )
            #expect(closed == 1)
            let answer = AnswerQuestion(reportID: duplicate.id, words: "东侧", actor: Place.citizen(duplicate))
            #expect(try await bench.refusal(answer) == .questionNotOpen)
            let officer = SeparateDuplicate(taskID: task.taskID, reason: "两处不同", actor: place.officerActor)
            #expect(try await bench.refusal(officer) == .taskNotYours)
            _ = try await bench.state(
                SeparateDuplicate(taskID: task.taskID, reason: "两处不同", actor: place.centreActor)
            )
            #expect(try await bench.ear.next(ReportSeparated.self).body.wasInTime)
        }
    }

    @Test("An emergency stays one when it is read again: nothing is merged into it")
    func emergency() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            var original = place.summary()
            original.isEmergency = true
            _ = try await bench.open(original, at: place)
            let task = try await bench.open(place.summary(), at: place)
            let merge = MergeDuplicate(
                taskID: task.taskID,
                originalID: original.id,
                words: "已有市民反映同一处",
                actor: place.centreActor
            )
            #expect(try await bench.refusal(merge) == .mergerHidden)
        }
    }
}
