import Messaging
import Model
import PostgreSQL

extension PostgresReadModel {
    package func duty(for viewer: Viewer) async throws -> DutyAnswer {
        guard let town = Self.town(of: viewer) else { return DutyAnswer(officers: [], leaves: [], shifts: []) }
        let isCentre = viewer.role == .townCentre
        return try await pool.autocommit { database in
            let officers = try database.execute(
                """
                SELECT id, name, village_code, open_tasks, is_away
                  FROM read.officer
                 WHERE town_code = \(town)
                 ORDER BY village_code, name, id
                 LIMIT 5000
                """
            ).decode((OfficerID, String, VillageCode, Int, Bool).self).map { row in
                DutyOfficer(id: row.0, name: row.1, villageCode: row.2, openTasks: row.3, isAway: row.4)
            }
            guard isCentre else { return DutyAnswer(officers: officers, leaves: [], shifts: []) }
            let leaves = try database.execute(
                """
                SELECT leave_id, officer_id, starts_at, ends_at, reason, version
                  FROM read.leave
                 WHERE town_code = \(town)
                 ORDER BY starts_at, leave_id
                 LIMIT 5000
                """
            ).decode((LeaveID, OfficerID, Timestamp, Timestamp, String, Int64).self).map { row in
                LeaveItem(
                    id: row.0,
                    officerId: row.1,
                    from: row.2,
                    until: row.3,
                    reason: row.4,
                    version: Int(row.5)
                )
            }
            let shifts = try database.execute(
                """
                SELECT shift_id, officers, starts_at, ends_at, version
                  FROM read.duty_shift
                 WHERE town_code = \(town)
                 ORDER BY starts_at, shift_id
                 LIMIT 1000
                """
            ).decode((DutyShiftID, [OfficerID], Timestamp, Timestamp, Int64).self).map { row in
                DutyShiftItem(id: row.0, officerIds: row.1, from: row.2, until: row.3, version: Int(row.4))
            }
            return DutyAnswer(officers: officers, leaves: leaves, shifts: shifts)
        }
    }

    /// A centre's town; the town of an officer's cells.
    private static func town(of viewer: Viewer) -> TownCode? {
        switch (viewer.role, viewer.scope) {
        case (.townCentre, .town(let town)): town
        case (.gridOfficer, .cells(let cells)): cells.first?.town
        default: nil
        }
    }
}
