import Messaging
import Model
import PostgreSQL

/// The statements of `dispatch.assistance`.
enum AssistanceStore {
    /// Notes a call.
    /// - Returns: false where it is known already, or where its end came first: then nobody is told of it.
    static func insert(
        _ call: DepartmentAssistanceCalled,
        about report: ReportID,
        sequence: Int64,
        in database: Database
    ) throws -> Bool {
        try database.execute(
            """
            INSERT INTO dispatch.assistance (task_id, number, department_code, report_id, sequence, message, called_at)
            VALUES (\(call.taskID), \(Int32(call.number)), \(call.departmentCode), \(report), \(sequence),
                    \(try MessageCoding.text(call)), \(call.calledAt))
            ON CONFLICT (task_id, number) DO NOTHING
            """
        ).affected == 1
    }

    /// Notes that a call is over, also one that was not heard of yet.
    /// - Returns: whether the department was told of the call.
    static func end(_ ended: AssistanceEnded, sequence: Int64, in database: Database) throws -> Bool {
        try database.execute(
            """
            INSERT INTO dispatch.assistance AS known (task_id, number, department_code, report_id, sequence, ended_at)
            VALUES (\(ended.taskID), \(Int32(ended.number)), \(ended.departmentCode), \(ended.report.id), \(sequence),
                    \(ended.at))
            ON CONFLICT (task_id, number) DO UPDATE SET ended_at = excluded.ended_at, sequence = excluded.sequence
             WHERE known.ended_at IS NULL
            RETURNING message IS NOT NULL
            """
        ).decodeFirst(Bool.self) ?? false
    }

    /// The department's last call to the task, and whether it may be answered; nil where it never was called.
    static func newest(
        of task: TaskID,
        for department: DepartmentCode,
        in database: Database
    ) throws -> (number: Int, isOpen: Bool)? {
        try database.execute(
            """
            SELECT number, ended_at IS NULL
              FROM dispatch.assistance
             WHERE task_id = \(task) AND department_code = \(department)
             ORDER BY number DESC
             LIMIT 1
            """
        ).decodeFirst((Int32, Bool).self).map { (Int($0.0), $0.1) }
    }

    /// What a department was called to and may still answer, oldest first.
    static func open(
        of department: DepartmentCode,
        in database: Database
    ) throws -> [(call: DepartmentAssistanceCalled, report: ReportID, sequence: Int64)] {
        try database.execute(
            """
            SELECT message, report_id, sequence
              FROM dispatch.assistance
             WHERE department_code = \(department) AND ended_at IS NULL AND message IS NOT NULL
             ORDER BY called_at, task_id, number
            """
        ).decode((String, ReportID, Int64).self).map {
            (try MessageCoding.decode(DepartmentAssistanceCalled.self, from: $0.0), $0.1, $0.2)
        }
    }
}
