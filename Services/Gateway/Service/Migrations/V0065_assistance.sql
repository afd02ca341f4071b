-- Calls for help from officers on site, for the unit that was called and for whoever has the task.
CREATE VIEW read.assistance AS
SELECT call.task_id, call.number, call.department_code,
       CASE WHEN call.ended_at IS NOT NULL THEN 'ended'
            WHEN call.is_coming THEN 'coming'
            WHEN NOT call.is_coming THEN 'cannot'
            ELSE 'called' END AS state,
       task.category_code, task.urgency, dossier.longitude, dossier.latitude, dossier.accuracy_metres, task.cell_code,
       call.words, call.called_at, call.answer, call.answered_at
  FROM verification.assistance AS call
  JOIN verification.task USING (task_id)
  JOIN verification.report AS dossier ON dossier.report_id = call.report_id;
GRANT SELECT ON read.assistance TO rrp_gateway;
