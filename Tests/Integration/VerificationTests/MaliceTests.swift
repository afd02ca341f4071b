import Foundation
import Messaging
import Model
import PostgreSQL
import Testing
import VerificationService

/// Bad faith through the service, the broker and the database.
@Suite("Whether a report was sent in bad faith", .serialized, .timeLimit(.minutes(10)))
struct MaliceTests {
    @Test("Proposed with the finding, found by the centre, contested by the reporter, taken back by the city")
    func story() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            try await bench.propose(report, at: place)
            let proposed = try await bench.ear.next(MaliceProposed.self) { $0.report.id == report.id }
            #expect(proposed.body.reason == MalicePermissions.reason && proposed.body.officerID == place.officer)
            let verified = try await bench.ear.next(ReportVerified.self) { $0.report.id == report.id }
            #expect(verified.sequence < proposed.sequence)
            let citizen = Place.citizen(report)
            let appeal = AppealMalice(reportID: report.id, words: "当时有烟", actor: citizen)
            // What was not decided, its reporter does not know of.
            #expect(try await bench.refusal(appeal) == .unknownMalice)
            let city = CommandActor(id: .random(), role: .cityAdmin, scope: .city)
            let decide = DecideMalice(reportID: report.id, isFound: true, reason: "多次编造", actor: place.centreActor)
            #expect(try await bench.standing(decide).state == "found")
            let decided = try await bench.ear.next(MaliceDecided.self) { $0.report.id == report.id }.body
            #expect(decided.isFound && decided.appealUntil != nil)
            #expect(try await bench.malicious(in: report.townCode) == 1)
            #expect(try await bench.standing(appeal).state == "appealed")
            let upheld = DecideMaliceAppeal(reportID: report.id, isUpheld: true, reason: "确有其事", actor: city)
            #expect(try await bench.standing(upheld).state == "overturned")
            #expect(try await bench.ear.next(MaliceAppealDecided.self) { $0.report.id == report.id }.body.isUpheld)
            #expect(try await bench.malicious(in: report.townCode) == 0)
            #expect(try await bench.refusal(upheld) == .maliceNotAppealed)
            let whole: SQL =
                "SELECT count(*) FROM verification.malice WHERE state = 'overturned' AND due_at IS NULL AND version = 4"
            #expect(try await bench.count(whole) == 1)
        }
    }

    @Test("A limit that passes ends it to the reporter's good: the centre's lapses, the city's takes it back")
    func silence() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let (first, second) = (place.summary(), place.summary())
            try await bench.propose(first, at: place)
            let timers = try await bench.timers(of: first.id, stage: .malice)
            try await bench.fire(try #require(timers.first { $0.payload.moment == .warning }))
            #expect(try await bench.ear.next(MaliceWarned.self) { $0.report.id == first.id }.body.stage == .malice)
            try await bench.fire(try #require(timers.first { $0.payload.moment == .limit }))
            _ = try await bench.ear.next(MaliceLapsed.self) { $0.report.id == first.id }
            let late = DecideMalice(reportID: first.id, isFound: true, reason: "编造", actor: place.centreActor)
            #expect(try await bench.refusal(late) == .maliceDecided)
            try await bench.propose(second, at: place)
            _ = try await bench.standing(
                DecideMalice(reportID: second.id, isFound: true, reason: "编造", actor: place.centreActor)
            )
            _ = try await bench.standing(
                AppealMalice(reportID: second.id, words: "不是", actor: Place.citizen(second))
            )
            let end = try await bench.timers(of: second.id, stage: .maliceAppeal).first { $0.payload.moment == .limit }
            try await bench.fire(try #require(end))
            let over = try await bench.ear.next(MaliceAppealDecided.self) { $0.report.id == second.id }.body
            #expect(over.isUpheld && over.decidedBy == nil)
        }
    }

    @Test("A second look that finds the report true takes back what was found; nobody is accused for an appeal")
    func secondLook() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            try await bench.propose(report, at: place)
            _ = try await bench.standing(
                DecideMalice(reportID: report.id, isFound: true, reason: "编造", actor: place.centreActor)
            )
            _ = try await bench.dossier(
                OpenAppeal(reportID: report.id, words: "就在路口", actor: Place.citizen(report))
            )
            let second = try await bench.ear.next(TaskAssigned.self) { $0.kind == .appeal }.body
            let officer = CommandActor(id: AccountID(second.officerID.uuid), role: .gridOfficer, scope: .cells([]))
            _ = try await bench.state(ClaimTask(taskID: second.taskID, actor: officer))
            let accusing = RecordFinding(
                taskID: second.taskID,
                finding: .unfounded,
                position: place.position,
                photos: [try Place.photo()],
                words: "未发现",
                maliceReason: "又来",
                actor: officer
            )
            #expect(try await bench.refusal(accusing) == .maliceNotUnfounded)
            _ = try await bench.state(
                RecordFinding(
                    taskID: second.taskID,
                    finding: .resolvedOnSite,
                    position: place.position,
                    photos: [try Place.photo()],
                    words: "确有其事",
                    actor: officer
                )
            )
            let dropped = try await bench.ear.next(MaliceDropped.self) { $0.report.id == report.id }.body
            #expect(dropped.wasFound)
            #expect(try await bench.malicious(in: report.townCode) == 0)
        }
    }

    @Test("Two decide at once: one wins, the other reads how it stands now")
    func race() async throws {
        try await VerificationBench.run(instances: 2) { bench in
            let place = try await bench.place()
            let report = place.summary()
            try await bench.propose(report, at: place)
            async let yes = bench.send(
                DecideMalice(reportID: report.id, isFound: true, reason: "编造", actor: place.centreActor)
            )
            async let no = bench.send(
                DecideMalice(reportID: report.id, isFound: false, reason: "看错", actor: place.centreActor)
            )
            let replies = try await [yes, no]
            let refusals = replies.compactMap { if case .refused(let refusal) = $0 { refusal } else { nil } }
            #expect(refusals.map(\.code) == [.maliceDecided])
            #expect(["found", "notFound"].contains(refusals.first?.standing?.state))
            #expect(try await bench.count("SELECT count(*) FROM verification.malice WHERE version = 2") == 1)
        }
    }

    @Test("What the reporter said against it goes when the report is forgotten; what was decided stays")
    func erasure() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let report = place.summary()
            try await bench.propose(report, at: place)
            _ = try await bench.standing(
                DecideMalice(reportID: report.id, isFound: true, reason: "编造", actor: place.centreActor)
            )
            _ = try await bench.standing(
                AppealMalice(reportID: report.id, words: "我住在巷口第三家", actor: Place.citizen(report))
            )
            try await bench.publish(
                ReportErased(
                    reportID: report.id,
                    townCode: report.townCode,
                    citizenID: report.citizenID,
                    at: ServiceClock.real.now(),
                    reason: .request
                ),
                sequence: 5
            )
            // What lies behind it in the same queue is handled after it.
            _ = try await bench.open(place.summary(), at: place)
            let left: SQL = """
                SELECT (SELECT count(*) FROM verification.malice WHERE appeal_words LIKE '%巷口%')
                     + (SELECT count(*) FROM journal.message WHERE body LIKE '%巷口%')
                """
            #expect(try await bench.count(left) == 0)
            #expect(
                try await bench.count("SELECT count(*) FROM verification.malice WHERE state = 'appealed'") == 1
            )
        }
    }

    @Test(
        "Every command about bad faith, wherever it stands, by everybody ends as the table says",
        arguments: MalicePermissions.Situation.allCases
    )
    func permissions(situation: MalicePermissions.Situation) async throws {
        // What is too late is set back in the database: nobody waits for days.
        try await VerificationBench.run { bench in
            let column = try #require(MalicePermissions.Situation.allCases.firstIndex(of: situation))
            let shared = try await Self.play(situation, number: 0, bench)
            var number = 0
            for row in shared.table.rows {
                var permissions = shared
                if row.outcomes[column] == nil {
                    number += 1
                    permissions = try await Self.play(situation, number: number, bench)
                }
                let actor = permissions.cast.actor(row.person)
                let command = try #require(permissions.commands(by: actor).first { type(of: $0).type == row.command })
                if let code = row.outcomes[column] {
                    #expect(try await bench.refusal(command) == code, "\(row.command) by \(row.person)")
                } else {
                    _ = try await bench.standing(command)
                }
            }
        }
    }

    /// Brings a report of its own into the situation.
    private static func play(
        _ situation: MalicePermissions.Situation,
        number: Int,
        _ bench: VerificationBench
    ) async throws -> MalicePermissions {
        let (place, other) = (try await bench.place(), try await bench.place(town: "沙田"))
        let cast = PermissionCast(
            cell: place.cell,
            pin: place.pin,
            category: place.category,
            department: try #require(DepartmentCode(rawValue: "\(place.cell.town)-chengguan")),
            otherDepartment: DepartmentCode(village: place.cell.village, kind: .committee),
            otherCell: other.cell,
            number: number,
            accounts: [.officer: AccountID(place.officer.uuid), .neighbour: AccountID(place.backup.uuid)]
        )
        let permissions = MalicePermissions(cast, at: ServiceClock.real.now())
        try await bench.propose(
            permissions.report,
            at: place,
            reason: situation == .none ? nil : MalicePermissions.reason
        )
        for step in permissions.steps(to: situation) ?? [] { _ = try await bench.standing(step) }
        switch situation {
        case .lapsed:
            let timers = try await bench.timers(of: permissions.report.id, stage: .malice)
            try await bench.fire(try #require(timers.first { $0.payload.moment == .limit }))
            _ = try await bench.ear.next(MaliceLapsed.self) { $0.report.id == permissions.report.id }
        case .late:
            try await bench.database.autocommit { database in
                _ = try database.execute(
                    """
                    UPDATE verification.malice SET appeal_until = clock.now() - interval '1 second'
                     WHERE report_id = \(permissions.report.id)
                    """
                )
            }
        default: break
        }
        return permissions
    }
}

extension VerificationBench {
    /// A report is found to be unfounded, and where a reason is given the officer thinks that it was made up.
    func propose(
        _ report: ReportSummary,
        at place: Place,
        reason: String? = MalicePermissions.reason
    ) async throws {
        let task = try await open(report, at: place)
        _ = try await state(ClaimTask(taskID: task.taskID, actor: place.officerActor))
        _ = try await state(
            RecordFinding(
                taskID: task.taskID,
                finding: .unfounded,
                position: place.position,
                photos: [try Place.photo()],
                words: "未发现",
                maliceReason: reason,
                actor: place.officerActor
            )
        )
    }

    /// Sends a command about bad faith that must be carried out.
    func standing(_ command: some MessageContract) async throws -> Standing {
        let reply = try await send(command)
        guard case .done(let text) = reply else {
            Issue.record("\(type(of: command)): \(reply)")
            throw Unexpected(reply: "\(reply)")
        }
        return try MessageCoding.decode(Standing.self, from: try #require(text))
    }

    /// So many are counted in the town.
    func malicious(in town: TownCode) async throws -> Int {
        try await count(
            """
            SELECT coalesce(sum(count), 0)::bigint FROM verification.figure_now
             WHERE figure = 'malicious' AND period = 'all' AND department_code = '' AND town_code = \(town)
            """
        )
    }

    /// The timers that were set for a decision about bad faith; both come in one message.
    func timers(of report: ReportID, stage: TimeLimitStage) async throws -> [Deadline] {
        let fits: @Sendable (Deadline) -> Bool = { $0.payload.reportID == report && $0.payload.stage == stage }
        return try await ear.next(ScheduleDeadlines.self) { $0.deadlines.contains(where: fits) }.body
            .deadlines.filter(fits)
    }
}
