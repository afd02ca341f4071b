import Messaging
import Model
import PostgreSQL

/// The statements of `verification.leave` and `verification.duty_shift`, and what they mean for tasks.
enum DutyStore {
    /// Who is away and who has the duty of a town.
    static func board(at now: Timestamp, in database: Database) throws -> DutyBoard {
        let away = try database.execute(
            """
            SELECT officer_id
              FROM verification.leave
             WHERE starts_at <= \(now) AND ends_at > \(now) AND (cancelled_at IS NULL OR cancelled_at > \(now))
            """
        ).decode(OfficerID.self)
        let duties = try database.execute(
            """
            SELECT shift.town_code, officer.id
              FROM verification.duty_shift AS shift, unnest(shift.officers) AS officer (id)
             WHERE shift.starts_at <= \(now) AND shift.ends_at > \(now)
            """
        ).decode((TownCode, OfficerID).self)
        return DutyBoard(
            away: Set(away),
            onDuty: Dictionary(grouping: duties, by: \.0).mapValues { $0.map(\.1) }
        )
    }

    /// Open tasks by officer; none for whoever is not in it.
    static func loads(of officers: [OfficerID], in database: Database) throws -> [OfficerID: Int] {
        let counted = try database.execute(
            """
            SELECT officer_id, count(*)
              FROM verification.task
             WHERE officer_id = ANY (\(officers)) AND state IN ('assigned', 'claimed', 'arrived', 'asking')
             GROUP BY officer_id
            """
        ).decode((OfficerID, Int).self)
        return Dictionary(uniqueKeysWithValues: counted)
    }

    /// Unclaimed tasks of officers who are on leave, in key order.
    static func leftTasks(after last: TaskID?, limit: Int, at now: Timestamp, in database: Database) throws -> [TaskID]
    {
        try database.execute(
            """
            SELECT task.task_id
              FROM verification.leave
              JOIN verification.task ON task.officer_id = leave.officer_id AND task.state = 'assigned'
             WHERE leave.starts_at <= \(now) AND leave.ends_at > \(now)
               AND (leave.cancelled_at IS NULL OR leave.cancelled_at > \(now))
               AND (\(last)::uuid IS NULL OR task.task_id > \(last))
             ORDER BY task.task_id
             LIMIT \(Int32(limit))
            """
        ).decode(TaskID.self)
    }

    /// Leaves of an officer that end after a moment, and the one of this id. No other leave of the officer comes in until the
    /// transaction ends.
    static func lockLeaves(
        of officer: OfficerID,
        endingAfter moment: Timestamp,
        or id: LeaveID,
        in database: Database
    ) throws -> [OfficerLeave] {
        try database.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(\("verification.leave/\(officer)"), 0))"
        )
        return try leaves(where: "officer_id = \(officer) AND ends_at > \(moment) OR leave_id = \(id)", in: database)
    }

    /// Locks a leave; nil where there is none of this id.
    static func lock(_ id: LeaveID, in database: Database) throws -> OfficerLeave? {
        try leaves(where: "leave_id = \(id) FOR UPDATE", in: database).first
    }

    private static func leaves(where condition: SQL, in database: Database) throws -> [OfficerLeave] {
        try database.execute(
            """
            SELECT leave_id, officer_id, town_code, starts_at, ends_at, reason, cancelled_at, version
              FROM verification.leave
             WHERE \(condition)
            """
        ).decode((LeaveID, OfficerID, TownCode, Timestamp, Timestamp, String, Timestamp?, Int64).self).map { row in
            OfficerLeave(
                id: row.0,
                officerID: row.1,
                townCode: row.2,
                from: row.3,
                until: row.4,
                reason: row.5,
                cancelledAt: row.6,
                version: Int(row.7)
            )
        }
    }

    static func insert(_ leave: OfficerLeave, by account: AccountID, at now: Timestamp, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO verification.leave
                   (leave_id, officer_id, town_code, starts_at, ends_at, reason, entered_by, entered_at, version)
            VALUES (\(leave.id), \(leave.officerID), \(leave.townCode), \(leave.from), \(leave.until), \(leave.reason),
                    \(account), \(now), \(Int64(leave.version)))
            """
        )
    }

    static func cancel(_ leave: OfficerLeave, by account: AccountID, in database: Database) throws {
        try database.execute(
            """
            UPDATE verification.leave
               SET cancelled_at = \(leave.cancelledAt), cancelled_by = \(account), version = \(Int64(leave.version))
             WHERE leave_id = \(leave.id)
            """
        )
    }

    /// Locks a shift; nil where there is none of this id.
    static func lock(_ id: DutyShiftID, in database: Database) throws -> DutyShift? {
        try database.execute(
            """
            SELECT town_code, starts_at, ends_at, version FROM verification.duty_shift WHERE shift_id = \(id) FOR UPDATE
            """
        ).decodeFirst((TownCode, Timestamp, Timestamp, Int64).self).map { row in
            DutyShift(id: id, townCode: row.0, officers: [], from: row.1, until: row.2, version: Int(row.3))
        }
    }

    static func store(_ shift: DutyShift, by account: AccountID, at now: Timestamp, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO verification.duty_shift (shift_id, town_code, officers, starts_at, ends_at, set_by, set_at, version)
            VALUES (\(shift.id), \(shift.townCode), \(shift.officers), \(shift.from), \(shift.until), \(account), \(now),
                    \(Int64(shift.version)))
            ON CONFLICT (shift_id) DO UPDATE
               SET officers = excluded.officers, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                   set_by = excluded.set_by, set_at = excluded.set_at, version = excluded.version
            """
        )
    }
}
