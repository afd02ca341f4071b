import Foundation
import Messaging
import Model
import Testing
import VerificationService

/// The permission tables of tasks and of reports, played through the service and the broker.
@Suite("The permission tables of verification", .serialized, .timeLimit(.minutes(10)))
struct PermissionTests {
    private struct Stage {
        let bench: VerificationBench
        let place: Place
        let other: Place

        func cast(number: Int, officer: OfficerID, neighbour: OfficerID? = nil) throws -> PermissionCast {
            let town = place.cell.town
            var accounts: [PermissionCast.Person: AccountID] = [.officer: AccountID(officer.uuid)]
            if let neighbour { accounts[.neighbour] = AccountID(neighbour.uuid) }
            return PermissionCast(
                cell: place.cell,
                pin: place.pin,
                category: place.category,
                department: try #require(DepartmentCode(rawValue: "\(town)-chengguan")),
                otherDepartment: DepartmentCode(village: place.cell.village, kind: .committee),
                otherCell: other.cell,
                number: number,
                accounts: accounts
            )
        }

        /// A task of this kind that was just assigned, by the events that lead to it.
        func opened(_ kind: TaskKind, number: Int) async throws -> TaskPermissions {
            let at = ServiceClock.real.now()
            let first = TaskPermissions(
                try cast(number: number, officer: place.officer, neighbour: place.backup),
                kind: kind,
                at: at
            )
            try await bench.publish(first.registeredOriginal)
            try await bench.publish(first.registered)
            _ = try await assigned(.first, first)
            switch kind {
            case .first: return first
            case .recheck:
                try await bench.publish(
                    CaseRectified(
                        report: first.report,
                        at: at,
                        caseID: CaseID(of: first.report.id),
                        departmentCode: first.cast.department,
                        round: 1,
                        words: "已清理",
                        photos: first.cast.photos,
                        needsConclusion: false,
                        isInTime: true
                    ),
                    sequence: 3
                )
                _ = try await assigned(.recheck, first)
                return first
            case .sample: return try await sample(of: first, number: number, at: at)
            case .appeal:
                let task = TaskPermissions(first.cast, kind: .first, at: at)
                for step in try #require(task.steps(to: .concluded)) { _ = try await bench.state(step) }
                let reporter = first.cast.actor(.reporter)
                _ = try await bench.dossier(OpenAppeal(reportID: first.report.id, words: "还在", actor: reporter))
                let second = try await assigned(.appeal, first).officerID
                let cast = try cast(number: number, officer: second, neighbour: place.officer)
                return TaskPermissions(cast, kind: .appeal, at: at)
            }
        }

        /// What the officer solved on the spot is drawn, because all is.
        private func sample(of first: TaskPermissions, number: Int, at: Timestamp) async throws -> TaskPermissions {
            let task = TaskID(kind: .first, of: first.report.id, round: 1)
            let officer = first.cast.actor(.officer)
            _ = try await bench.state(ClaimTask(taskID: task, actor: officer))
            _ = try await bench.state(
                RecordFinding(
                    taskID: task,
                    finding: .resolvedOnSite,
                    position: first.cast.position,
                    photos: first.cast.photos,
                    words: "已清理",
                    actor: officer
                )
            )
            let second = try await assigned(.sample, first).officerID
            let cast = try cast(number: number, officer: second, neighbour: place.officer)
            return TaskPermissions(cast, kind: .sample, at: at)
        }

        private func assigned(_ kind: TaskKind, _ permissions: TaskPermissions) async throws -> TaskAssigned {
            try await bench.ear.next(TaskAssigned.self) {
                $0.report.id == permissions.report.id && $0.kind == kind
            }.body
        }

        /// Plays the steps to a state; what is withdrawn is so because its case was closed.
        func play(_ permissions: TaskPermissions, to state: TaskPermissions.Situation) async throws {
            if let steps = permissions.steps(to: state) {
                for step in steps { _ = try await bench.state(step) }
                return
            }
            try await bench.publish(
                CaseClosed(
                    report: permissions.report,
                    at: ServiceClock.real.now(),
                    caseID: CaseID(of: permissions.report.id),
                    departmentCode: permissions.cast.department,
                    round: 1,
                    words: "已恢复",
                    photos: permissions.cast.photos,
                    isInTime: true,
                    isOverallInTime: true
                ),
                sequence: 9
            )
            _ = try await bench.ear.next(TaskWithdrawn.self) { $0.report.id == permissions.report.id }
        }
    }

    private static func stage(_ bench: VerificationBench) async throws -> Stage {
        Stage(bench: bench, place: try await bench.place(), other: try await bench.place(town: "沙田"))
    }

    @Test(
        "Every command to a task in every state by everybody ends as the table says",
        arguments: TaskKind.allCases
    )
    func tasks(kind: TaskKind) async throws {
        let settings = kind == .sample ? ["SAMPLE_SHARES": "*=100"] : [:]
        try await VerificationBench.run(settings: settings) { bench in
            let stage = try await Self.stage(bench)
            var number = 0
            let states = TaskPermissions(
                try stage.cast(number: 0, officer: stage.place.officer),
                kind: kind,
                at: .init(seconds: 0)
            )
            .situations
            for (column, state) in states.enumerated() {
                // Only a re-check is ever withdrawn.
                if state == .state(.withdrawn), kind != .recheck { continue }
                number += 1
                let shared = try await stage.opened(kind, number: number)
                try await stage.play(shared, to: state)
                for row in shared.table.rows {
                    if let code = row.outcomes[column] {
                        let command = try #require(Self.command(of: row, shared))
                        #expect(try await bench.refusal(command) == code, "\(row.command) by \(row.person), \(state)")
                    } else {
                        number += 1
                        let own = try await stage.opened(kind, number: number)
                        try await stage.play(own, to: state)
                        let command = try #require(Self.command(of: row, own))
                        _ = try await bench.state(command)
                    }
                }
            }
        }
    }

    private static func command(of row: PermissionTable.Row, _ permissions: TaskPermissions) -> (any CommandContract)? {
        permissions.commands(by: permissions.cast.actor(row.person)).first { type(of: $0).type == row.command }
    }

    @Test(
        "Every command about a report as a whole, wherever it stands, ends as the table says",
        arguments: ReportPermissions.Situation.allCases
    )
    func reports(situation: ReportPermissions.Situation) async throws {
        try await VerificationBench.run { bench in
            let stage = try await Self.stage(bench)
            let column = try #require(ReportPermissions.Situation.allCases.firstIndex(of: situation))
            var number = 0
            let shared = try await Self.play(situation, number: number, stage)
            for row in shared.table.rows {
                var permissions = shared
                if row.outcomes[column] == nil {
                    number += 1
                    permissions = try await Self.play(situation, number: number, stage)
                }
                let actor = permissions.cast.actor(row.person)
                let command = try #require(permissions.commands(by: actor).first { type(of: $0).type == row.command })
                if let code = row.outcomes[column] {
                    #expect(try await bench.refusal(command) == code, "\(row.command) by \(row.person)")
                } else if command is SeparateDuplicate {
                    let again = try await bench.state(command)
                    #expect(again.round == 2 && again.state == .assigned)
                } else {
                    _ = try await bench.dossier(command)
                }
            }
        }
    }

    /// Brings a report of its own into the situation.
    private static func play(
        _ situation: ReportPermissions.Situation,
        number: Int,
        _ stage: Stage
    ) async throws -> ReportPermissions {
        let bench = stage.bench
        let first = try await stage.opened(.first, number: number)
        let report = ReportPermissions(first.cast, at: ServiceClock.real.now())
        let (officer, reporter) = (first.cast.actor(.officer), first.cast.actor(.reporter))
        func found(_ finding: Finding) async throws {
            _ = try await bench.state(ClaimTask(taskID: first.taskID, actor: officer))
            _ = try await bench.state(
                RecordFinding(
                    taskID: first.taskID,
                    finding: finding,
                    position: first.cast.position,
                    photos: first.cast.photos,
                    words: "现场核实",
                    duplicateOf: finding == .duplicate ? .random() : nil,
                    actor: officer
                )
            )
        }
        func closed() async throws {
            try await found(.confirmed)
            try await bench.publish(
                CaseClosed(
                    report: first.report,
                    at: ServiceClock.real.now(),
                    caseID: CaseID(of: first.report.id),
                    departmentCode: first.cast.department,
                    round: 1,
                    words: "已恢复",
                    photos: first.cast.photos,
                    isInTime: true,
                    isOverallInTime: true
                ),
                sequence: 9
            )
            // What lies behind it in the same queue is handled after it.
            _ = try await stage.opened(.first, number: 2_000 + number)
        }
        switch situation {
        case .verifying: break
        case .questionOpen:
            _ = try await bench.state(ClaimTask(taskID: first.taskID, actor: officer))
            _ = try await bench.state(AskQuestion(taskID: first.taskID, words: "在几楼?", actor: officer))
        case .unfounded: try await found(.unfounded)
        case .resolvedOnSite: try await found(.resolvedOnSite)
        case .duplicate: try await found(.duplicate)
        case .inProgress: try await found(.confirmed)
        case .closed: try await closed()
        case .closedRated:
            try await closed()
            _ = try await bench.dossier(
                RateReport(reportID: first.report.id, stars: 5, isSolved: true, actor: reporter)
            )
        case .appealed, .appealDismissed:
            let second = try await stage.opened(.appeal, number: 1_000 + number)
            if situation == .appealDismissed {
                for step in try #require(second.steps(to: .concluded)) { _ = try await bench.state(step) }
            }
            return ReportPermissions(second.cast, at: ServiceClock.real.now())
        }
        return report
    }
}
