import Model
import PostgreSQL
import Testing
import VerificationService

/// Sample checks on the real servers.
@Suite("Sample checks of what was solved on the spot", .timeLimit(.minutes(10)))
struct SampleTests {
    @Test(
        "What one officer solved alone is looked at by another; a failed look changes nothing but is counted and told"
    )
    func failed() async throws {
        try await VerificationBench.run(instances: 2, settings: ["SAMPLE_SHARES": "*=100"]) { bench in
            let place = try await bench.place()
            let task = try await bench.open(place.summary(), at: place)
            try await bench.verify(task, at: place, as: .resolvedOnSite)
            let sample = try await bench.ear.next(TaskAssigned.self) { $0.kind == .sample }.body
            #expect(sample.report.id == task.report.id && sample.officerID != place.officer)
            func look(by actor: CommandActor) throws -> RecordRecheck {
                RecordRecheck(
                    taskID: sample.taskID,
                    passed: false,
                    position: place.position,
                    photos: [try Place.photo()],
                    words: "又停了一辆车",
                    actor: actor
                )
            }
            #expect(try await bench.refusal(try look(by: place.officerActor)) == .taskNotYours)
            let checker = CommandActor(id: AccountID(sample.officerID.uuid), role: .gridOfficer, scope: .cells([]))
            _ = try await bench.state(try look(by: checker))
            let checked = try await bench.ear.next(SampleChecked.self) { $0.taskID == sample.taskID }.body
            #expect(!checked.isPassed && checked.officerID == place.officer)
            let unchanged = try await bench.count(
                """
                SELECT count(*) FROM verification.report
                 WHERE report_id = \(task.report.id) AND outcome = 'ended' AND finding = 'resolvedOnSite'
                """
            )
            #expect(unchanged == 1)
            for figure in ["sampleDrawn", "sampleChecked", "sampleFailed"] {
                let counted = try await bench.count(
                    "SELECT sum(count)::bigint FROM verification.figure_now WHERE figure = \(figure) AND period = 'all'"
                )
                #expect(counted == 1, "\(figure)")
            }
            #expect(try await bench.count("SELECT count(*) FROM verification.evidence") == 2)
        }
    }

    @Test("With a share of nothing nothing is drawn; an appeal makes an open check needless")
    func withdrawn() async throws {
        try await VerificationBench.run(settings: ["SAMPLE_SHARES": "*=0,441900006=100"]) { bench in
            let (drawn, other) = (try await bench.place(), try await bench.place(town: "沙田"))
            let elsewhere = try await bench.open(other.summary(), at: other)
            try await bench.verify(elsewhere, at: other, as: .resolvedOnSite)
            let task = try await bench.open(drawn.summary(), at: drawn)
            try await bench.verify(task, at: drawn, as: .resolvedOnSite)
            let sample = try await bench.ear.next(TaskAssigned.self) { $0.kind == .sample }.body
            #expect(sample.report.townCode == drawn.cell.town)
            let appeal = OpenAppeal(reportID: task.report.id, words: "还在", actor: Place.citizen(task.report))
            _ = try await bench.dossier(appeal)
            let withdrawn = try await bench.ear.next(TaskWithdrawn.self) { $0.taskID == sample.taskID }.body
            #expect(withdrawn.reason == .superseded)
            #expect(try await bench.count("SELECT count(*) FROM verification.task WHERE kind = 'sample'") == 1)
        }
    }
}
