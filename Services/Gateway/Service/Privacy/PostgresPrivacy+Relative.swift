import Messaging
package import Model
import PostgreSQL

extension PostgresPrivacy {
    package func relative(of task: TaskID, for viewer: Viewer, at now: Timestamp) async throws -> RelativeAnswer {
        try await pool.transaction { database in
            let found = try database.execute(
                """
                SELECT task.report_id, task.kind, task.state, relative.report_id IS NOT NULL, relative.name, relative.phone
                  FROM read.task
                  LEFT JOIN read.relative USING (report_id)
                 WHERE task.task_id = \(task) AND task.officer_id = \(viewer.account)
                """
            ).decodeFirst((ReportID, TaskKind, TaskStateName, Bool, String?, String?).self)
            guard let (report, kind, state, isOnBehalf, name, phone) = found, viewer.role == .gridOfficer else {
                throw Problem(.unknownTask)
            }
            if let refusal = RelativeAnswer.refusal(of: kind, in: state) { throw Problem(refusal) }
            guard isOnBehalf else { throw Problem.relativeNone }
            // No reading without its record: the answer goes out after the commit.
            try database.execute(
                """
                INSERT INTO identity.access_record (at, account_id, role, kind, operation, report_id, subject)
                VALUES (\(now), \(viewer.account), \(viewer.role.rawValue), \(AccessKind.relative.rawValue), 'readRelative',
                        \(report), \("taskId=\(task)"))
                """
            )
            return RelativeAnswer(name: name, phone: phone)
        }
    }
}

extension RelativeAnswer {
    /// Why it is not read at a task of this kind in this state: it is for whoever verifies, while they do.
    static func refusal(of kind: TaskKind, in state: TaskStateName) -> RefusalCode? {
        switch (kind, state) {
        case (.recheck, _), (.sample, _): .taskWrongKind
        case (_, .assigned): .taskNotClaimed
        case (_, .claimed), (_, .arrived), (_, .asking): nil
        case (_, .concluded): .taskConcluded
        case (_, .withdrawn): .taskWithdrawn
        }
    }
}

extension Problem {
    static let relativeNone = Problem(
        404,
        "relative.none",
        zh: "这件上报不是替家人反映的",
        en: "This report was not made for a relative"
    )
}
