import Messaging
import Model
import PostgreSQL

/// The statements of `dispatch.case_file`: the one place where rows become cases and cases become rows.
enum CaseStore {
    /// Loads cases for change; their rows stay locked until the transaction ends. Locked in key order.
    static func lock(_ ids: Set<CaseID>, in database: Database) throws -> [CaseID: DispatchCase] {
        guard !ids.isEmpty else { return [:] }
        return try cases(
            of: database.execute(
                """
                SELECT case_id, snapshot
                  FROM dispatch.case_file
                 WHERE case_id = ANY (\(ids.sorted()))
                 ORDER BY case_id
                   FOR UPDATE
                """
            )
        )
    }

    /// The cases that a department has to work on, without locking them.
    static func open(of department: DepartmentCode, in database: Database) throws -> [DispatchCase] {
        try Array(
            cases(
                of: database.execute(
                    """
                    SELECT case_id, snapshot
                      FROM dispatch.case_file
                     WHERE department_code = \(department)
                       AND state IN ('dispatched', 'accepted', 'reworking', 'suspended')
                    """
                )
            ).values
        )
    }

    /// Which of these cases the department ever had.
    static func had(_ ids: Set<CaseID>, by department: DepartmentCode, in database: Database) throws -> Set<CaseID> {
        try Set(
            database.execute(
                """
                SELECT case_id
                  FROM dispatch.case_file
                 WHERE case_id = ANY (\(ids.sorted())) AND \(department) = ANY (departments)
                """
            ).decode(CaseID.self)
        )
    }

    /// Inserts new cases in key order.
    /// - Returns: those that did not exist; a finding that comes again opens nothing.
    static func insert(_ cases: [DispatchCase], at moment: Timestamp, in database: Database) throws -> Set<CaseID> {
        guard !cases.isEmpty else { return [] }
        let sorted = cases.sorted { $0.id < $1.id }
        return try Set(
            database.execute(
                """
                INSERT INTO dispatch.case_file
                    (case_id, report_id, town_code, village_code, grid_code, category_code, urgency, state,
                     department_code, departments, round, returns, is_final, is_called_in, due_at, warn_at, overall_due_at,
                     is_overdue, opened_at, changed_at, closed_at, version, snapshot)
                SELECT case_id, report_id, town_code, village_code, grid_code, category_code, urgency, state,
                       department_code, array_remove(ARRAY[department_code], NULL), round, returns, is_final, is_called_in,
                       due_at, warn_at, overall_due_at, is_overdue, \(moment), \(moment), closed_at, version, snapshot::jsonb
                  FROM unnest(
                           \(sorted.map(\.id)), \(sorted.map(\.report.id)), \(sorted.map(\.report.townCode)),
                           \(sorted.map(\.report.villageCode)), \(sorted.map(\.report.gridCode)),
                           \(sorted.map(\.report.categoryCode)), \(sorted.map(\.report.urgency)),
                           \(sorted.map(\.state.rawValue)), \(sorted.map(\.departmentCode)),
                           \(sorted.map { Int32($0.round) }), \(sorted.map { Int32($0.returns) }),
                           \(sorted.map(\.isFinal)), \(sorted.map(\.isCalledIn)), \(sorted.map(\.dueAt)),
                           \(sorted.map(\.warnAt)),
                           \(sorted.map(\.overallDueAt)), \(sorted.map(\.isOverdue)), \(sorted.map(\.closedAt)),
                           \(sorted.map { Int64($0.version) }), \(try sorted.map(MessageCoding.text))
                       ) AS given (case_id, report_id, town_code, village_code, grid_code, category_code, urgency, state,
                                   department_code, round, returns, is_final, is_called_in, due_at, warn_at,
                                   overall_due_at, is_overdue, closed_at, version, snapshot)
                    ON CONFLICT (case_id) DO NOTHING
                RETURNING case_id
                """
            ).decode(CaseID.self)
        )
    }

    /// Writes changed cases back; their rows are locked by this transaction.
    static func update(_ cases: [DispatchCase], at moment: Timestamp, in database: Database) throws {
        guard !cases.isEmpty else { return }
        try database.enqueue(
            """
            UPDATE dispatch.case_file AS stored
               SET town_code = given.town_code,
                   village_code = given.village_code,
                   grid_code = given.grid_code,
                   category_code = given.category_code,
                   urgency = given.urgency,
                   state = given.state,
                   department_code = given.department_code,
                   departments = stored.departments || ARRAY(
                       SELECT code
                         FROM unnest(ARRAY[given.department_code] || given.co_handlers::text[]) WITH ORDINALITY
                             AS working (code, place)
                        WHERE code <> ALL (stored.departments)
                        ORDER BY place),
                   co_handlers = given.co_handlers::text[],
                   round = given.round,
                   returns = given.returns,
                   is_final = given.is_final,
                   is_called_in = given.is_called_in,
                   due_at = given.due_at,
                   warn_at = given.warn_at,
                   overall_due_at = given.overall_due_at,
                   is_overdue = given.is_overdue,
                   closed_at = given.closed_at,
                   suspended_at = CASE WHEN given.state = 'suspended'
                                       THEN CASE WHEN stored.state = 'suspended' THEN stored.suspended_at ELSE \(moment) END
                                       END,
                   changed_at = \(moment),
                   version = given.version,
                   snapshot = given.snapshot::jsonb
              FROM unnest(
                       \(cases.map(\.id)), \(cases.map(\.report.townCode)), \(cases.map(\.report.villageCode)),
                       \(cases.map(\.report.gridCode)), \(cases.map(\.report.categoryCode)),
                       \(cases.map(\.report.urgency)), \(cases.map(\.state.rawValue)), \(cases.map(\.departmentCode)),
                       \(cases.map { Int32($0.round) }), \(cases.map { Int32($0.returns) }), \(cases.map(\.isFinal)),
                       \(cases.map(\.isCalledIn)), \(cases.map(\.dueAt)), \(cases.map(\.warnAt)), \(cases.map(\.overallDueAt)),
                       \(cases.map(\.isOverdue)), \(cases.map(\.closedAt)), \(cases.map { Int64($0.version) }),
                       \(try cases.map(MessageCoding.text)), \(cases.map(\.coHandlerArray))
                   ) AS given (case_id, town_code, village_code, grid_code, category_code, urgency, state,
                               department_code, round, returns, is_final, is_called_in, due_at, warn_at,
                               overall_due_at, is_overdue, closed_at, version, snapshot, co_handlers)
             WHERE stored.case_id = given.case_id
            """
        )
    }

    private static func cases(of rows: Rows) throws -> [CaseID: DispatchCase] {
        var cases: [CaseID: DispatchCase] = [:]
        cases.reserveCapacity(rows.count)
        for row in rows {
            let (id, snapshot) = try row.decode((CaseID, JSONText).self)
            cases[id] = try MessageCoding.decode(DispatchCase.self, from: snapshot.text)
        }
        return cases
    }
}

extension DispatchCase {
    /// The limit from registration to closing; nil once closed.
    fileprivate var overallDueAt: Timestamp? { clockwork[.overall]?.dueAt }

    /// As PostgreSQL reads an array of text: codes have no character that it minds.
    fileprivate var coHandlerArray: String { "{\(coHandlers.map(\.rawValue).joined(separator: ","))}" }
}
