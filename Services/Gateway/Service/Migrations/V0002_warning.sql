-- The warning point beside the limit, for lists and countdowns.

CREATE OR REPLACE VIEW read.task AS
SELECT task.task_id, task.kind, task.state, task.version, task.report_id, task.category_code, task.urgency,
       dossier.longitude, dossier.latitude, dossier.accuracy_metres, task.cell_code, task.town_code, task.officer_id,
       task.assigned_at, task.due_at, task.overdue_at IS NOT NULL AS is_overdue, task.ended_at, task.warn_at
  FROM verification.task
  JOIN verification.report AS dossier USING (report_id);

CREATE OR REPLACE VIEW read.case_file AS
SELECT file.case_id, file.state, file.version, file.report_id, file.category_code, file.urgency, dossier.longitude,
       dossier.latitude, dossier.accuracy_metres, file.town_code, file.grid_code, file.department_code, file.opened_at,
       file.due_at, file.is_overdue, file.round, file.returns, file.warn_at
  FROM dispatch.case_file AS file
  JOIN verification.report AS dossier USING (report_id);
