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
}
