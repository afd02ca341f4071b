import Messaging
import Model
import PostgreSQL

/// The statements of `verification.task`, and the one place where its rows and tasks become each other.
enum TaskStore {
    /// The tasks of reports whose rows are locked.
    static func load(ofReports reports: [ReportID: ReportSummary], in database: Database) throws -> [TaskEntry] {
        guard !reports.isEmpty else { return [] }
        return try database.execute(
            """
            SELECT report_id, kind, officer_id, round, case_id, needs_conclusion, has_conclusion, contested_finding,
                   excluded_officer_id, offered_to, assistance, state, version, asked_from, questions, finding,
                   has_passed, clockwork, assigned_at, ended_at, due_at
              FROM verification.task
             WHERE report_id = ANY (\(Array(reports.keys)))
            """
        ).compactMap { row in
            guard let report = reports[try row.decode(at: 0)] else { return nil }
            return try entry(row, of: report)
        }
    }

    /// Which reports these tasks are about; nothing is locked.
    static func reports(ofTasks tasks: [TaskID], in database: Database) throws -> [ReportID] {
        try database.execute("SELECT DISTINCT report_id FROM verification.task WHERE task_id = ANY (\(tasks))")
            .decode(ReportID.self)
    }

    /// Inserts new tasks and writes changed ones back; the first value of each moment stays.
    static func store(_ entries: [TaskEntry], in database: Database) throws {
        guard !entries.isEmpty else { return }
        let tasks = entries.map(\.task)
        let reports = tasks.map(\.report)
        try database.enqueue(
            """
            INSERT INTO verification.task AS task
                   (task_id, report_id, kind, round, state, officer_id, town_code, village_code, cell_code, category_code,
                    urgency, case_id, needs_conclusion, has_conclusion, contested_finding, excluded_officer_id, asked_from,
                    questions, finding, has_passed, clockwork, assigned_at, claimed_at, arrived_at, arrival_metres,
                    ended_at, due_at, warn_at, warned_at, overdue_at, withdrawal, version, offered_to, assistance)
            SELECT *
              FROM unnest(\(tasks.map(\.id)), \(reports.map(\.id)), \(tasks.map(\.kind)), \(tasks.map { Int32($0.round) }),
                          \(tasks.map(\.state)), \(tasks.map(\.officerID)), \(reports.map(\.townCode)),
                          \(reports.map(\.villageCode)), \(reports.map(\.gridCode)), \(reports.map(\.categoryCode)),
                          \(reports.map(\.urgency)), \(tasks.map(\.caseID)), \(tasks.map(\.needsConclusion)),
                          \(tasks.map(\.hasConclusion)), \(tasks.map(\.contestedFinding)),
                          \(tasks.map(\.excludedOfficerID)), \(tasks.map(\.askedFrom)),
                          \(tasks.map { Int32($0.questions) }), \(tasks.map(\.finding)), \(tasks.map(\.hasPassed)),
                          \(try tasks.map { try MessageCoding.text($0.clockwork) }), \(entries.map(\.assignedAt)),
                          \(entries.map(\.claimedAt)), \(entries.map(\.arrivedAt)), \(entries.map(\.arrivalMetres)),
                          \(entries.map(\.endedAt)), \(entries.map { $0.task.dueAt ?? $0.limit }), \(tasks.map(\.warnAt)), \(entries.map(\.warnedAt)),
                          \(entries.map(\.overdueAt)), \(entries.map { $0.withdrawal?.rawValue }),
                          \(tasks.map { Int64($0.version) }), \(tasks.map(\.offeredTo)),
                          \(try tasks.map { try MessageCoding.text($0.assistance) }))
            ON CONFLICT (task_id) DO UPDATE
               SET state = excluded.state,
                   officer_id = excluded.officer_id,
                   offered_to = excluded.offered_to,
                   assistance = excluded.assistance,
                   town_code = excluded.town_code,
                   village_code = excluded.village_code,
                   cell_code = excluded.cell_code,
                   category_code = excluded.category_code,
                   urgency = excluded.urgency,
                   needs_conclusion = excluded.needs_conclusion,
                   asked_from = excluded.asked_from,
                   questions = excluded.questions,
                   finding = excluded.finding,
                   has_passed = excluded.has_passed,
                   clockwork = excluded.clockwork,
                   claimed_at = coalesce(task.claimed_at, excluded.claimed_at),
                   arrived_at = coalesce(task.arrived_at, excluded.arrived_at),
                   arrival_metres = coalesce(task.arrival_metres, excluded.arrival_metres),
                   ended_at = coalesce(task.ended_at, excluded.ended_at),
                   due_at = coalesce(excluded.due_at, task.due_at),
                   warn_at = coalesce(excluded.warn_at, task.warn_at),
                   warned_at = coalesce(task.warned_at, excluded.warned_at),
                   overdue_at = coalesce(task.overdue_at, excluded.overdue_at),
                   withdrawal = coalesce(task.withdrawal, excluded.withdrawal),
                   version = excluded.version
            """
        )
    }

    private static func entry(_ row: Row, of report: ReportSummary) throws -> TaskEntry {
        var column = ColumnReader(row)
        _ = try column.next(ReportID.self)
        let task = VerificationTask(
            kind: try column.next(),
            report: report,
            officerID: try column.next(),
            round: try column.next(),
            caseID: try column.next(),
            needsConclusion: try column.next(),
            hasConclusion: try column.next(),
            contestedFinding: try column.next(),
            excludedOfficerID: try column.next(),
            offeredTo: try column.next(),
            assistance: try MessageCoding.decode([AssistanceCall].self, from: try column.next(String.self)),
            state: try column.next(),
            version: try column.next(),
            askedFrom: try column.next(),
            questions: try column.next(),
            finding: try column.next(),
            hasPassed: try column.next(),
            clockwork: try MessageCoding.decode(Clockwork.self, from: try column.next(String.self))
        )
        var entry = TaskEntry(task: task, assignedAt: try column.next())
        entry.endedAt = try column.next()
        entry.limit = try column.next()
        return entry
    }
}
