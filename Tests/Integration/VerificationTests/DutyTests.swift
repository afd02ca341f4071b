import Foundation
import Messaging
import Model
import PostgreSQL
import Testing
import VerificationService

/// Officers on duty, on the real servers: leave, backups, the duty roster, tasks that are handed over.
@Suite("Officers on duty", .timeLimit(.minutes(10)))
struct DutyTests {
    private static var now: Timestamp { ServiceClock.real.now() }

    /// A leave that has begun.
    private static func leave(of officer: OfficerID, by actor: CommandActor, days: Int = 3) -> EnterLeave {
        EnterLeave(
            leaveID: .random(),
            officerID: officer,
            from: now + .seconds(-60),
            until: now + .seconds(days * 86_400),
            reason: "病假",
            actor: actor
        )
    }

    private static func carriedOut(_ command: some MessageContract, _ bench: VerificationBench) async throws {
        let reply = try await bench.send(command)
        guard case .done = reply else {
            Issue.record("\(type(of: command)): \(reply)")
            return
        }
    }

    @Test(
        "When leave begins, unclaimed tasks move to the backup with their limit; claimed ones stay; new ones go there at once"
    )
    func leaveBegins() async throws {
        try await VerificationBench.run(instances: 2) { bench in
            let place = try await bench.place()
            let waiting = try await bench.open(place.summary(), at: place)
            let claimed = try await bench.open(place.summary(), at: place)
            _ = try await bench.state(ClaimTask(taskID: claimed.taskID, actor: place.officerActor))
            #expect(waiting.officerID == place.officer)
            try await Self.carriedOut(Self.leave(of: place.officer, by: place.centreActor), bench)
            let moved = try await bench.ear.next(TaskHandedOver.self) { $0.taskID == waiting.taskID }.body
            #expect(moved.officerID == place.backup && moved.fromOfficerID == place.officer && moved.cause == .leave)
            #expect(moved.dueAt == waiting.dueAt, "the limit stays what it was")
            let next = try await bench.open(place.summary(), at: place)
            #expect(next.officerID == place.backup)
            let backup = CommandActor(id: AccountID(place.backup.uuid), role: .gridOfficer, scope: .cells([place.cell]))
            _ = try await bench.state(ClaimTask(taskID: waiting.taskID, actor: backup))
            let kept = try await bench.count(
                "SELECT count(*) FROM verification.task WHERE task_id = \(claimed.taskID) AND officer_id = \(place.officer)"
            )
            #expect(kept == 1)
            let timers = try await bench.count("SELECT count(*) FROM journal.message WHERE type = 'deadline.cancel.v1'")
            #expect(timers == 0, "no timer was cancelled")
        }
    }

    @Test("A leave that overlaps is refused, by whichever of two commands at once comes second")
    func overlapping() async throws {
        try await VerificationBench.run(instances: 2) { bench in
            let place = try await bench.place()
            let leaves = (0..<6).map { _ in Self.leave(of: place.officer, by: place.centreActor) }
            let replies = try await withThrowingTaskGroup(of: CommandReply.self) { group in
                for leave in leaves { group.addTask { try await bench.send(leave) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            var refusals = 0
            for reply in replies {
                if case .refused(let refusal) = reply {
                    #expect(refusal.code == .leaveOverlaps)
                    refusals += 1
                }
            }
            #expect(refusals == 5)
            #expect(try await bench.count("SELECT count(*) FROM verification.leave") == 1)
        }
    }

    @Test("A leave that is taken back brings the next task to the owner again")
    func cancelled() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let leave = Self.leave(of: place.officer, by: place.centreActor)
            try await Self.carriedOut(leave, bench)
            #expect(try await bench.open(place.summary(), at: place).officerID == place.backup)
            try await Self.carriedOut(CancelLeave(leaveID: leave.leaveID, actor: place.centreActor), bench)
            #expect(try await bench.open(place.summary(), at: place).officerID == place.officer)
            let again = CancelLeave(leaveID: leave.leaveID, actor: place.centreActor)
            #expect(try await bench.refusal(again) == .leaveOver)
            #expect(try await bench.refusal(CancelLeave(leaveID: .random(), actor: place.centreActor)) == .unknownLeave)
        }
    }

    @Test("With the cell's officers on leave the village's least loaded gets each next task in turn")
    func balanced() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            for officer in try await bench.officers(of: place.cell) {
                try await Self.carriedOut(Self.leave(of: officer, by: place.centreActor), bench)
            }
            let present = try await bench.count(
                """
                SELECT count(*) FROM city.officer
                 WHERE village_code = \(place.cell.village) AND is_active
                   AND NOT EXISTS (SELECT FROM verification.leave WHERE leave.officer_id = officer.id)
                """
            )
            let few = min(4, present)
            var chosen: [OfficerID] = []
            for _ in 0..<few { chosen.append(try await bench.open(place.summary(), at: place).officerID) }
            #expect(Set(chosen).count == few, "nobody gets two before everybody has one")
            #expect(chosen == chosen.sorted(), "of equals the first by code")
        }
    }

    @Test("A task offered to a colleague is taken over with its limit; across towns it is refused")
    func handedOver() async throws {
        try await VerificationBench.run { bench in
            let (place, other) = (try await bench.place(), try await bench.place(town: "沙田"))
            let task = try await bench.open(place.summary(), at: place)
            func offer(to officer: OfficerID) -> OfferTask {
                OfferTask(taskID: task.taskID, officerID: officer, reason: "外出培训", actor: place.officerActor)
            }
            #expect(try await bench.refusal(offer(to: other.officer)) == .officerOtherTown)
            #expect(try await bench.refusal(offer(to: .random())) == .unknownOfficer)
            _ = try await bench.state(offer(to: place.backup))
            let offered = try await bench.ear.next(TaskOffered.self) { $0.taskID == task.taskID }.body
            #expect(offered.offeredTo == place.backup)
            let backup = CommandActor(id: AccountID(place.backup.uuid), role: .gridOfficer, scope: .cells([]))
            let state = try await bench.state(DecideOffer(taskID: task.taskID, isAccepted: true, actor: backup))
            #expect(state.officerID == place.backup && state.state == .claimed && state.dueAt == task.dueAt)
            #expect(
                try await bench.refusal(
                    ArriveAtTask(taskID: task.taskID, position: place.position, actor: place.officerActor)
                ) == .taskNotYours
            )
            _ = try await bench.state(ArriveAtTask(taskID: task.taskID, position: place.position, actor: backup))
        }
    }

    @Test("While offices are closed what is urgent goes to whoever has the duty of the town")
    func dutyRoster() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            // Closed whenever the test runs: office hours of one second, once a day.
            try await bench.closeOffices()
            let onDuty = try await bench.someOfficer(ofTown: place.cell.town, outside: place.cell.village)
            try await Self.carriedOut(
                SetDutyShift(
                    shiftID: .random(),
                    townCode: place.cell.town,
                    officers: [onDuty],
                    from: Self.now + .seconds(-60),
                    until: Self.now + .seconds(3_600),
                    actor: place.centreActor
                ),
                bench
            )
            var urgent = place.summary()
            urgent.urgency = .urgent
            #expect(try await bench.open(urgent, at: place).officerID == onDuty)
            #expect(try await bench.open(place.summary(), at: place).officerID == place.officer)
        }
    }

    @Test("Every command about leave and duty by everybody ends as the table says")
    func permissions() async throws {
        try await VerificationBench.run { bench in
            let (place, other) = (try await bench.place(), try await bench.place(town: "沙田"))
            let cast = PermissionCast(
                cell: place.cell,
                pin: place.pin,
                category: place.category,
                department: try #require(DepartmentCode(rawValue: "\(place.cell.town)-chengguan")),
                otherDepartment: DepartmentCode(village: place.cell.village, kind: .committee),
                otherCell: other.cell,
                accounts: [.officer: AccountID(place.officer.uuid), .farOfficer: AccountID(other.officer.uuid)]
            )
            let permissions = DutyPermissions(cast, at: Self.now)
            let centres: [DutyPermissions.Situation: CommandActor] = [
                .own: cast.actor(.centre), .other: cast.actor(.otherCentre),
            ]
            for (column, situation) in DutyPermissions.Situation.allCases.enumerated() {
                let centre = try #require(centres[situation])
                for row in permissions.table.rows {
                    let leave = LeaveID.random()
                    let actor = cast.actor(row.person)
                    func commands(by actor: CommandActor) -> [any CommandContract] {
                        permissions.commands(by: actor, in: situation, leave: leave, shift: .random())
                    }
                    let command = try #require(commands(by: actor).first { type(of: $0).type == row.command })
                    if command is CancelLeave {
                        let enter = try #require(commands(by: centre).first { $0 is EnterLeave })
                        try await Self.carriedOut(enter, bench)
                    }
                    if let code = row.outcomes[column] {
                        #expect(try await bench.refusal(command) == code, "\(row.command) by \(row.person)")
                    } else {
                        try await Self.carriedOut(command, bench)
                    }
                    // The next one begins with an officer who has no leave.
                    if !(command is SetDutyShift) {
                        _ = try await bench.send(CancelLeave(leaveID: leave, actor: centre))
                    }
                }
            }
        }
    }
}
