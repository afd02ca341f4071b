import Messaging
import Model
import PostgreSQL

/// Calls for help as they stand in lists.
enum AssistanceRow {
    static func read(_ condition: SQL, in database: Database) throws -> [AssistanceItem] {
        try database.execute(
            """
            SELECT task_id, number, department_code, state, category_code, urgency, longitude, latitude, accuracy_metres,
                   cell_code, words, called_at, answer, answered_at
              FROM read.assistance
            \(condition)
            """
        ).decode(
            (
                TaskID, Int32, DepartmentCode, String, CategoryCode, Urgency, Double, Double, Double?, GridCode, String,
                Timestamp, String?, Timestamp?
            ).self
        ).map { row in
            AssistanceItem(
                taskId: row.0,
                number: Int(row.1),
                departmentCode: row.2,
                state: AssistanceState(rawValue: row.3) ?? .ended,
                categoryCode: row.4,
                urgency: row.5,
                place: PlaceAnswer(longitude: row.6, latitude: row.7, system: .wgs84, accuracyMetres: row.8),
                gridCode: row.9,
                text: row.10,
                calledAt: row.11,
                answer: row.12,
                answeredAt: row.13
            )
        }
    }
}
