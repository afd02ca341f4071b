import Messaging
import Model
import PostgreSQL

/// Tasks as they stand in lists.
enum TaskRow {
    static func read(_ condition: SQL, in database: Database) throws -> [TaskItem] {
        try database.execute(
            """
            SELECT task_id, kind, state, version, report_id, category_code, urgency, longitude, latitude, accuracy_metres,
                   cell_code, assigned_at, due_at, warn_at, is_overdue, offered_to
              FROM read.task
            \(condition)
            """
        ).decode(
            (
                TaskID, TaskKind, TaskStateName, Int64, ReportID, CategoryCode, Urgency, Double, Double, Double?,
                GridCode,
                Timestamp,
                Timestamp?, Timestamp?, Bool, OfficerID?
            ).self
        ).map { row in
            TaskItem(
                id: row.0,
                kind: row.1,
                state: row.2,
                version: Int(row.3),
                reportId: row.4,
                categoryCode: row.5,
                urgency: row.6,
                place: PlaceAnswer(longitude: row.7, latitude: row.8, system: .wgs84, accuracyMetres: row.9),
                gridCode: row.10,
                openedAt: row.11,
                dueAt: row.12,
                warnAt: row.13,
                isOverdue: row.14,
                offeredTo: row.15
            )
        }
    }
}
