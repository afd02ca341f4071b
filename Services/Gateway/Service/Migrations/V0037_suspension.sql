CREATE OR REPLACE VIEW read.case_file AS
SELECT file.case_id, file.state, file.version, file.report_id, file.category_code, file.urgency, dossier.longitude,
       dossier.latitude, dossier.accuracy_metres, file.town_code, file.grid_code, file.department_code, file.opened_at,
       file.due_at, file.is_overdue, file.round, file.returns, file.warn_at,
       file.snapshot ? 'pendingExtension' AS is_extension_asked, file.co_handlers,
       (file.snapshot -> 'member' ->> 'id')::uuid AS member_id,
       file.snapshot -> 'member' ->> 'name' AS member_name,
       file.snapshot ? 'pendingSuspension' AS is_suspension_asked
  FROM dispatch.case_file AS file
  JOIN verification.report AS dossier USING (report_id);
