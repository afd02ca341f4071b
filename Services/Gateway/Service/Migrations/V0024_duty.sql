-- Officers on duty, for the centre's planning and for whoever hands a task over; and whom a task is offered to.
CREATE OR REPLACE VIEW read.task AS
SELECT task.task_id, task.kind, task.state, task.version, task.report_id, task.category_code, task.urgency,
       dossier.longitude, dossier.latitude, dossier.accuracy_metres, task.cell_code, task.town_code, task.officer_id,
       task.assigned_at, task.due_at, task.overdue_at IS NOT NULL AS is_overdue, task.ended_at, task.warn_at, task.offered_to
  FROM verification.task
  JOIN verification.report AS dossier USING (report_id);

CREATE VIEW read.officer AS
SELECT officer.id, officer.name, officer.town_code, officer.village_code,
       (SELECT count(*)
          FROM verification.task
         WHERE task.officer_id = officer.id AND task.state IN ('assigned', 'claimed', 'arrived', 'asking')) AS open_tasks,
       EXISTS (SELECT
                 FROM verification.leave
                WHERE leave.officer_id = officer.id AND leave.starts_at <= clock.now()
                  AND least(leave.ends_at, leave.cancelled_at) > clock.now()) AS is_away
  FROM city.officer
 WHERE officer.is_active;

CREATE VIEW read.leave AS
SELECT leave.leave_id, leave.officer_id, leave.town_code, leave.starts_at, leave.ends_at, leave.reason, leave.version
  FROM verification.leave
 WHERE least(leave.ends_at, leave.cancelled_at) > clock.now();
COMMENT ON VIEW read.leave IS 'Leaves that run or are still to come.';

CREATE VIEW read.duty_shift AS
SELECT shift.shift_id, shift.town_code, shift.officers, shift.starts_at, shift.ends_at, shift.version
  FROM verification.duty_shift AS shift
 WHERE shift.ends_at > clock.now() AND cardinality(shift.officers) > 0;

GRANT SELECT ON read.officer, read.leave, read.duty_shift TO rrp_gateway;
