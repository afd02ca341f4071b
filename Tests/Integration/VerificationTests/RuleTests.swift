import Messaging
import Model
import PostgreSQL
import Testing

/// What is refused, and what comes twice, late or together.
@Suite("Rules of verification", .timeLimit(.minutes(10)))
struct RuleTests {
    @Test("Illegal steps are refused with their reason, and change nothing")
    func refusals() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let elsewhere = try await bench.place(town: "南城")
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            let id = task.taskID
            let officer = place.officerActor
            func finding(
                _ finding: Finding = .confirmed,
                at position: RawPosition? = nil,
                photos: [EvidencePhoto] = [],
                by actor: CommandActor? = nil,
                expecting version: Int? = nil
            ) -> RecordFinding {
                RecordFinding(
                    taskID: id,
                    finding: finding,
                    position: position,
                    photos: photos,
                    words: "说明",
                    actor: actor ?? officer,
                    expectedVersion: version
                )
            }
            #expect(try await bench.refusal(ClaimTask(taskID: .random(), actor: officer)) == .unknownTask)
            #expect(
                try await bench.refusal(ClaimTask(taskID: id, actor: elsewhere.officerActor))
                    == .outsideYourArea
            )
            #expect(
                try await bench.refusal(ClaimTask(taskID: id, actor: Place.citizen(report)))
                    == .notPermitted
            )
            #expect(try await bench.refusal(finding(at: place.position)) == .taskNotClaimed)
            _ = try await bench.state(ClaimTask(taskID: id, actor: officer))
            #expect(try await bench.refusal(ClaimTask(taskID: id, actor: officer)) == .taskAlreadyClaimed)
            #expect(try await bench.refusal(finding(by: elsewhere.officerActor)) == .taskNotYours)
            #expect(try await bench.refusal(finding(by: place.centreActor)) == .notPermitted)
            #expect(try await bench.refusal(finding(at: place.position)) == .photoMissing)
            let photos = [try Place.photo()]
            #expect(try await bench.refusal(finding(photos: photos)) == .positionMissing)
            #expect(
                try await bench.refusal(finding(at: elsewhere.position, photos: photos)) == .tooFarAway
            )
            #expect(
                try await bench.refusal(finding(at: place.position, photos: photos, expecting: 1))
                    == .versionConflict
            )
            #expect(try await bench.refusal(finding(.duplicate, at: place.position)) == .originalMissing)
            #expect(try await bench.refusal(finding(.outOfRemit, at: place.position)) == .channelMissing)
            let state = try await bench.state(finding(at: place.position, photos: photos, expecting: 2))
            #expect(state.state == .concluded)
            #expect(
                try await bench.refusal(finding(at: place.position, photos: photos)) == .taskConcluded
            )
            #expect(try await bench.count("SELECT count(*) FROM verification.evidence") == 1)
        }
    }

    @Test("The town's centre may stand in at a re-check, another town's may not")
    func centre() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let elsewhere = try await bench.place(town: "南城")
            let report = place.summary()
            try await bench.verify(try await bench.open(report, at: place), at: place, as: .confirmed)
            try await bench.publish(try bench.rectified(report), sequence: 3)
            let recheck = try await bench.ear.next(TaskAssigned.self) { $0.kind == .recheck }.body
            let photos = [try Place.photo()]
            func record(by actor: CommandActor) -> RecordRecheck {
                RecordRecheck(
                    taskID: recheck.taskID,
                    passed: true,
                    photos: photos,
                    words: "已看",
                    actor: actor
                )
            }
            #expect(try await bench.refusal(record(by: elsewhere.centreActor)) == .outsideYourArea)
            _ = try await bench.state(record(by: place.centreActor))
            let passed = try await bench.ear.next(RecheckPassed.self).body
            #expect(passed.isCentre)
        }
    }

    @Test("A corrected pin moves the report to its cell, a corrected category to its rules")
    func corrections() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let right = try await bench.place(town: "南城")
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            _ = try await bench.state(ClaimTask(taskID: task.taskID, actor: place.officerActor))
            _ = try await bench.state(
                RecordFinding(
                    taskID: task.taskID,
                    finding: .confirmed,
                    position: place.position,
                    photos: [try Place.photo()],
                    words: "在另一处",
                    correctedPin: right.position,
                    correctedAddress: "路口东侧",
                    actor: place.officerActor
                )
            )
            let verified = try await bench.ear.next(ReportVerified.self).body
            #expect(verified.report.gridCode == right.cell)
            #expect(verified.report.townCode == right.cell.town)
            #expect(verified.address == "路口东侧")
        }
    }

    @Test("The warning and the limit are each marked once, whatever comes again")
    func deadlines() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            let task = try await bench.open(report, at: place)
            let timers = try await bench.ear.next(ScheduleDeadlines.self).body.deadlines
            let warning = try #require(timers.first { $0.payload.moment == .warning })
            let limit = try #require(timers.first { $0.payload.moment == .limit })
            for timer in [warning, warning, limit, limit, warning] { try await bench.fire(timer) }
            _ = try await bench.ear.next(TaskWarned.self)
            _ = try await bench.ear.next(TaskOverdue.self)
            // Deadlines are handled in order: once the second report's timer is heard of, all before it are done.
            let other = place.summary()
            let last = try await bench.open(other, at: place)
            try await bench.fire(
                try await bench.timer(of: last.taskID, stage: .verification, moment: .warning)
            )
            _ = try await bench.ear.next(TaskWarned.self) { $0.taskID == last.taskID }
            #expect(try await bench.ear.rest(TaskWarned.self).isEmpty)
            #expect(try await bench.ear.rest(TaskOverdue.self).isEmpty)
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM verification.task WHERE warned_at IS NOT NULL AND overdue_at IS NOT NULL"
                ) == 1
            )
            #expect(task.taskID != last.taskID)
        }
    }

    @Test("An older event of a case changes nothing after a newer one")
    func overtaking() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            try await bench.verify(try await bench.open(report, at: place), at: place, as: .confirmed)
            try await bench.publish(bench.closed(report), sequence: 9)
            try await bench.rateOnceClosed(report, by: Place.citizen(report))
            try await bench.publish(try bench.rectified(report), sequence: 5)
            let later = try await bench.open(place.summary(), at: place)
            #expect(later.kind == .first)
            #expect(
                try await bench.count("SELECT count(*) FROM verification.task WHERE kind = 'recheck'") == 0
            )
            #expect(
                try await bench.count("SELECT count(*) FROM verification.report WHERE outcome = 'closed'")
                    == 1
            )
        }
    }

    @Test("Closing withdraws a re-check that is still open")
    func closing() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            try await bench.verify(try await bench.open(report, at: place), at: place, as: .confirmed)
            try await bench.publish(try bench.rectified(report), sequence: 3)
            let recheck = try await bench.ear.next(TaskAssigned.self) { $0.kind == .recheck }.body
            try await bench.publish(bench.closed(report), sequence: 4)
            let withdrawn = try await bench.ear.next(TaskWithdrawn.self).body
            #expect(withdrawn.taskID == recheck.taskID)
            #expect(
                try await bench.refusal(ClaimTask(taskID: recheck.taskID, actor: place.officerActor))
                    == .taskWithdrawn
            )
        }
    }

    @Test("A command that comes again gets the same answer and changes nothing")
    func repetition() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let task = try await bench.open(place.summary(), at: place)
            let claim = ClaimTask(taskID: task.taskID, actor: place.officerActor)
            let id = MessageID.random()
            let first = try await bench.send(claim, id: id)
            let second = try await bench.send(claim, id: id)
            #expect(first == second)
            #expect(try await bench.count("SELECT version FROM verification.task") == 2)
        }
    }

    @Test("Two instances that get every report twice open each task once")
    func twoInstances() async throws {
        try await VerificationBench.run(instances: 2) { bench in
            let place = try await bench.place()
            let reports = (0..<300).map { _ in place.summary() }
            let events = (reports + reports.reversed()).map {
                (place.registered($0), Int64(1), MessageID.random())
            }
            try await bench.publish(events.map { ($0.0 as any MessageContract, $0.1, $0.2) })
            for report in reports {
                _ = try await bench.ear.next(TaskAssigned.self) { $0.report.id == report.id }
            }
            let last = try await bench.open(place.summary(), at: place)
            #expect(last.round == 1)
            #expect(try await bench.count("SELECT count(*) FROM verification.task") == 301)
            #expect(try await bench.count("SELECT count(*) FROM verification.parked") == 0)
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM journal.message WHERE type = 'task.assigned.v1'"
                ) == 301
            )
        }
    }

    @Test("An event about a report that verification does not know is put aside, not lost")
    func unknownReport() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let unknown = place.summary()
            try await bench.publish(try bench.rectified(unknown), sequence: 3)
            _ = try await bench.open(place.summary(), at: place)
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM verification.parked WHERE reason_code = 'report.unknown'"
                ) == 1
            )
        }
    }
}
