import Foundation
import Messaging
import Model
import PostgreSQL
import SeededRandom
import Testing

/// Everybody of the shortened year: reads what is to be done, and does some of it.
struct People {
    let pool: PostgresPool
    let client: CommandClient
    let clock: ServiceClock
    var random: SeededGenerator
    private(set) var carriedOut = 0

    init(_ pool: PostgresPool, _ client: CommandClient, _ clock: ServiceClock, seed: UInt64) {
        self.pool = pool
        self.client = client
        self.clock = clock
        random = SeededGenerator(seed: seed)
    }

    private mutating func happens(_ percent: Int) -> Bool { random.below(100) < percent }

    /// Does a part of what is open.
    /// - Parameter hurry: everything, for the end.
    mutating func act(hurry: Bool) async throws {
        var commands: [any CommandContract] = []
        for row in try await openTasks() { commands += task(row, hurry: hurry) }
        for row in try await openCases() { commands += dispatch(row, hurry: hurry) }
        commands += try await appeals(hurry: hurry)
        let client = client
        let all = commands
        try await withThrowingTaskGroup(of: Bool.self) { group in
            var next = 0
            var running = 0
            while next < all.count || running > 0 {
                while next < all.count, running < 24 {
                    let command = all[next]
                    group.addTask { try await Self.send(command, client) }
                    next += 1
                    running += 1
                }
                if let done = try await group.next() {
                    running -= 1
                    carriedOut += done ? 1 : 0
                }
            }
        }
    }

    /// True where it was carried out; a refusal because somebody else was faster is as good as any.
    private static func send(_ command: any CommandContract, _ client: CommandClient) async throws -> Bool {
        if case .done = try await client.send(command, id: MessageID(UUID()), traceparent: nil) { return true }
        return false
    }

    // MARK: Officers and reporters

    private struct TaskRow: Sendable {
        let id: TaskID
        let kind: TaskKind
        let state: TaskStateName
        let officer: OfficerID
        let report: ReportID
        let citizen: CitizenID?
        let cell: GridCode
        let questions: Int32
        let offeredTo: OfficerID?
        let longitude: Double
        let latitude: Double
    }

    private func openTasks() async throws -> [TaskRow] {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT task_id, kind, state, task.officer_id, report_id, citizen_id, task.cell_code, questions, offered_to,
                       longitude, latitude
                  FROM verification.task JOIN verification.report USING (report_id)
                 WHERE state IN ('assigned', 'claimed', 'arrived', 'asking')
                 ORDER BY task_id
                """
            ).decode(
                (
                    TaskID, TaskKind, TaskStateName, OfficerID, ReportID, CitizenID?, GridCode, Int32, OfficerID?,
                    Double,
                    Double
                ).self
            ).map { row in
                TaskRow(
                    id: row.0,
                    kind: row.1,
                    state: row.2,
                    officer: row.3,
                    report: row.4,
                    citizen: row.5,
                    cell: row.6,
                    questions: row.7,
                    offeredTo: row.8,
                    longitude: row.9,
                    latitude: row.10
                )
            }
        }
    }

    private mutating func task(_ row: TaskRow, hurry: Bool) -> [any CommandContract] {
        let officer = CommandActor(id: AccountID(row.officer.uuid), role: .gridOfficer, scope: .cells([row.cell]))
        if let colleague = row.offeredTo, happens(60) {
            let person = CommandActor(id: AccountID(colleague.uuid), role: .gridOfficer, scope: .cells([]))
            return [DecideOffer(taskID: row.id, isAccepted: happens(80), actor: person)]
        }
        let position = RawPosition(longitude: row.longitude, latitude: row.latitude, system: .wgs84, accuracyMetres: 10)
        switch row.state {
        case .assigned: return hurry || happens(45) ? [ClaimTask(taskID: row.id, actor: officer)] : []
        case .asking:
            guard let citizen = row.citizen, hurry || happens(30) else { return [] }
            let reporter = CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
            return [AnswerQuestion(reportID: row.report, words: "三楼", actor: reporter)]
        case .claimed, .arrived:
            guard hurry || happens(50) else { return [] }
            if !hurry, row.questions == 0, row.kind == .first, happens(10) {
                return [AskQuestion(taskID: row.id, words: "在几楼?", actor: officer)]
            }
            if row.kind == .recheck || row.kind == .sample {
                return [
                    RecordRecheck(
                        taskID: row.id,
                        passed: hurry || happens(85),
                        position: position,
                        photos: Self.photos,
                        words: "已复查",
                        conclusion: "合格",
                        actor: officer
                    )
                ]
            }
            let findings: [Finding] = [
                .confirmed, .confirmed, .confirmed, .confirmed, .resolvedOnSite, .resolvedOnSite, .unfounded,
                .goneOnArrival,
            ]
            return [
                RecordFinding(
                    taskID: row.id,
                    finding: findings[random.below(findings.count)],
                    position: position,
                    photos: Self.photos,
                    words: "现场核实",
                    actor: officer
                )
            ]
        case .concluded, .withdrawn: return []
        }
    }

    /// Some of those who read an outcome just now contest it.
    private mutating func appeals(hurry: Bool) async throws -> [any CommandContract] {
        guard !hurry else { return [] }
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT report_id, citizen_id
                  FROM verification.report
                 WHERE appealed_at IS NULL AND citizen_id IS NOT NULL
                   AND (outcome = 'closed' OR outcome = 'ended' AND finding = 'unfounded')
                 ORDER BY report_id
                """
            ).decode((ReportID, CitizenID).self)
        }
        var opened: [any CommandContract] = []
        for (report, citizen) in rows where happens(1) {
            let reporter = CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
            opened.append(OpenAppeal(reportID: report, words: "还在那里", actor: reporter))
        }
        return opened
    }

    // MARK: Centres and departments

    private struct CaseRow: Sendable {
        let id: CaseID
        let state: CaseStateName
        let town: TownCode
        let village: VillageCode
        let department: DepartmentCode?
        let returns: Int32
        let dueAt: Timestamp?
    }

    private func openCases() async throws -> [CaseRow] {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT case_id, state, town_code, village_code, department_code, returns, due_at
                  FROM dispatch.case_file WHERE state <> 'closed' ORDER BY case_id
                """
            ).decode((CaseID, String, TownCode, VillageCode, DepartmentCode?, Int32, Timestamp?).self).compactMap {
                row in
                guard let state = CaseStateName(rawValue: row.1) else { return nil }
                return CaseRow(
                    id: row.0,
                    state: state,
                    town: row.2,
                    village: row.3,
                    department: row.4,
                    returns: row.5,
                    dueAt: row.6
                )
            }
        }
    }

    private mutating func dispatch(_ row: CaseRow, hurry: Bool) -> [any CommandContract] {
        let centre = CommandActor(id: .named("centre \(row.town)"), role: .townCentre, scope: .town(row.town))
        let clerk = CommandActor(
            id: .named("clerk \(row.department?.rawValue ?? "")"),
            role: .department,
            scope: row.department.map { .department($0) } ?? .own
        )
        let committee = DepartmentCode(village: row.village, kind: .committee)
        let done = RectifyCase(
            caseID: row.id,
            words: "已清理",
            photos: Self.photos,
            conclusion: "合格",
            signedBy: "张三",
            actor: clerk
        )
        switch row.state {
        case .atCentre:
            return hurry || happens(60)
                ? [DispatchCaseToDepartment(caseID: row.id, departmentCode: committee, actor: centre)] : []
        case .dispatched:
            if hurry { return [done] }
            switch random.below(100) {
            case 0..<20: return [AcceptCase(caseID: row.id, actor: clerk)]
            case 20..<25: return [ReturnCase(caseID: row.id, reason: "不属于本单位", actor: clerk)]
            default: return []
            }
        case .returned:
            return hurry || happens(60)
                ? [DecideReturn(caseID: row.id, departmentCode: committee, actor: centre)] : []
        case .accepted, .reworking:
            if hurry { return [done] }
            switch random.below(100) {
            case 0..<9: return [done]
            case 9..<11:
                let until = (row.dueAt ?? clock.now()) + .seconds(2 * 86_400)
                return [
                    RequestExtension(caseID: row.id, until: until, reason: "连日大雨", actor: clerk)
                ]
            case 11..<13: return [DecideExtension(caseID: row.id, isGranted: happens(70), reason: "可按期", actor: centre)]
            case 13:
                let word = clock.now() + .seconds(30 * 86_400)
                return [SuspendCase(caseID: row.id, reason: "等待施工", nextWordOn: word, actor: centre)]
            default: return []
            }
        case .suspended: return hurry || happens(10) ? [ResumeCase(caseID: row.id, actor: centre)] : []
        case .rectified, .closed: return []
        }
    }

    static let photos = [PhotoID(rawValue: String(repeating: "0a", count: 32))].compactMap { $0 }.map { id in
        EvidencePhoto(id: id, mediaType: "image/jpeg", width: 1600, height: 1200)
    }
}
