import Messaging
import Model
import PostgreSQL
import Testing

/// The officer's part of the paths A to D, with the neighbours played by the test.
@Suite("Verification in the loop", .timeLimit(.minutes(10)))
struct LoopTests {
    @Test("A registered report becomes a task of the cell's officer, with a warning and a limit")
    func firstTask() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            #expect(task.officerID == place.officer)
            #expect(task.taskID == TaskID(kind: .first, of: report.id, round: 1))
            let timers = try await bench.ear.next(ScheduleDeadlines.self) { message in
                message.deadlines.contains { $0.payload.taskID == task.taskID }
            }.body.deadlines
            #expect(Set(timers.map(\.payload.moment)) == [.warning, .limit])
            #expect(timers.first { $0.payload.moment == .limit }?.dueAt == task.dueAt)
        }
    }

    @Test("Path A: verified, put right, re-checked, closed, rated once")
    func pathA() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            let citizen = Place.citizen(report)
            let task = try await bench.open(report, at: place)
            #expect(
                try await bench.refusal(RateReport(reportID: report.id, stars: 5, actor: citizen))
                    == .ratingNotYet
            )
            try await bench.verify(task, at: place, as: .confirmed)
            let verified = try await bench.ear.next(ReportVerified.self) { $0.report.id == report.id }
            #expect(verified.body.finding == .confirmed)
            #expect(verified.body.evidence.isRemote == false)
            // Assigned, claimed, verified.
            #expect(verified.sequence == 3)

            try await bench.publish(try bench.rectified(verified.body.report), sequence: 5)
            let recheck = try await bench.ear.next(TaskAssigned.self) { $0.kind == .recheck }.body
            #expect(recheck.officerID == place.officer)
            let state = try await bench.state(
                RecordRecheck(
                    taskID: recheck.taskID,
                    passed: true,
                    position: place.position,
                    photos: [try Place.photo()],
                    words: "已清理干净",
                    actor: place.officerActor
                )
            )
            #expect(state.state == .concluded)
            #expect(state.hasPassed == true)
            let passed = try await bench.ear.next(RecheckPassed.self).body
            #expect(passed.caseID == CaseID(of: report.id))

            try await bench.publish(bench.closed(verified.body.report), sequence: 6)
            try await bench.rateOnceClosed(report, by: citizen)
            #expect(
                try await bench.refusal(RateReport(reportID: report.id, stars: 1, actor: citizen))
                    == .ratingUsed
            )
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM verification.rating WHERE is_solved AND stars = 5"
                ) == 1
            )
            #expect(try await bench.count("SELECT count(*) FROM verification.evidence") == 2)
        }
    }

    @Test("Path B: a call-in opens the re-check at once, and the department's own report replaces it")
    func pathB() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            try await bench.verify(
                task,
                at: place,
                as: .confirmed,
                callIn: try bench.department(of: report)
            )
            let verified = try await bench.ear.next(ReportVerified.self).body
            try await bench.publish(try bench.dispatched(verified.report, isCalledIn: true), sequence: 2)
            let callIn = try await bench.ear.next(TaskAssigned.self) { $0.kind == .recheck }.body
            #expect(callIn.round == 0)
            #expect(callIn.officerID == place.officer)

            try await bench.publish(try bench.rectified(verified.report), sequence: 4)
            let recheck = try await bench.ear.next(TaskAssigned.self) { $0.kind == .recheck }.body
            #expect(recheck.round == 1)
            let withdrawn = try await bench.ear.next(TaskWithdrawn.self).body
            #expect(withdrawn.taskID == callIn.taskID)
            #expect(withdrawn.reason == .superseded)
        }
    }

    @Test("Path C and D: solved on the spot can be rated, gone on arrival cannot")
    func endedOnSite() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let solved = place.summary()
            let gone = place.summary()
            try await bench.verify(
                try await bench.open(solved, at: place),
                at: place,
                as: .resolvedOnSite
            )
            try await bench.verify(try await bench.open(gone, at: place), at: place, as: .goneOnArrival)
            let rated = try await bench.dossier(
                RateReport(reportID: solved.id, stars: 4, isSolved: true, actor: Place.citizen(solved))
            )
            #expect(rated.stars == 4)
            #expect(
                try await bench.refusal(RateReport(reportID: gone.id, stars: 4, actor: Place.citizen(gone)))
                    == .ratingNotYet
            )
        }
    }

    @Test("A patrol report is verified by the officer who stands there")
    func patrol() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let elsewhere = try await bench.place(town: "南城")
            let report = place.summary(citizen: nil, source: .patrol)
            let task = try await bench.open(report, at: place, onPatrol: elsewhere.officer)
            #expect(task.officerID == elsewhere.officer)
            try await bench.verify(task, at: place, as: .resolvedOnSite, by: elsewhere.officerActor)
            #expect(try await bench.ear.next(ReportVerified.self).body.report.source == .patrol)
        }
    }
}

extension VerificationBench {
    /// The rating is refused until the closing has been heard of; each refusal is an answer, so this waits on answers.
    func rateOnceClosed(_ report: ReportSummary, by citizen: CommandActor) async throws {
        while true {
            let reply = try await send(
                RateReport(reportID: report.id, stars: 5, isSolved: true, actor: citizen)
            )
            switch reply {
            case .done: return
            case .refused(let refusal) where refusal.code == .ratingNotYet: await Task.yield()
            default: throw Unexpected(reply: "\(reply)")
            }
        }
    }
}
