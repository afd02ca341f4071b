import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func alarms(for viewer: Viewer) async throws -> AlarmList {
        let own: SQL
        switch viewer.scope {
        case .city: own = "true"
        case .town(let town): own = "town_code = \(town)"
        default: return AlarmList(items: [])
        }
        return try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT report_id, version, alarm_level, category_code, words, longitude, latitude, accuracy_metres, town_code,
                       accepted_at, alarm_due_at
                  FROM read.alarm
                 WHERE \(own)
                 ORDER BY alarm_due_at NULLS LAST, accepted_at
                 LIMIT 500
                """
            ).decode(
                (
                    ReportID, Int64, Int32, CategoryCode, String, Double, Double, Double?, TownCode, Timestamp,
                    Timestamp?
                ).self
            )
            return AlarmList(
                items: rows.map { row in
                    AlarmItem(
                        reportId: row.0,
                        version: Int(row.1),
                        level: Int(row.2),
                        categoryCode: row.3,
                        text: row.4,
                        place: PlaceAnswer(longitude: row.5, latitude: row.6, system: .wgs84, accuracyMetres: row.7),
                        townCode: row.8,
                        acceptedAt: row.9,
                        acknowledgeBy: row.10
                    )
                }
            )
        }
    }

    package func categories() async throws -> CategoryList {
        try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT code, name, english_name, class_name, urgency, is_emergency, is_crime_tip, is_public
                  FROM city.category_traits ORDER BY code
                """
            ).decode((CategoryCode, String, String, String, Urgency, Bool, Bool, Bool).self)
            return CategoryList(
                items: rows.map { row in
                    CategoryItem(
                        code: row.0,
                        name: row.1,
                        englishName: row.2,
                        className: row.3,
                        urgency: row.4,
                        isEmergency: row.5,
                        isCrimeTip: row.6,
                        isPublic: row.7
                    )
                }
            )
        }
    }

    package func towns() async throws -> TownList {
        try await pool.autocommit { database in
            let rows = try database.execute(
                "SELECT code, name, english_name, public.ST_X(seat), public.ST_Y(seat) FROM city.town ORDER BY code"
            ).decode((TownCode, String, String, Double, Double).self)
            return TownList(
                items: rows.map { row in
                    TownItem(
                        code: row.0,
                        name: row.1,
                        englishName: row.2,
                        seat: PlaceAnswer(longitude: row.3, latitude: row.4, system: .wgs84, accuracyMetres: nil)
                    )
                }
            )
        }
    }

    package func departments(of town: TownCode) async throws -> DepartmentList {
        try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT code, name, english_name, kind FROM city.department
                 WHERE town_code = \(town) AND is_active ORDER BY level, code
                """
            ).decode((DepartmentCode, String, String, String).self)
            return DepartmentList(
                items: rows.map { DepartmentItem(code: $0.0, name: $0.1, englishName: $0.2, kind: $0.3) }
            )
        }
    }
}
