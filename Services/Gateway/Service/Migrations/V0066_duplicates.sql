-- Open reports of a town, for the centre that looks for the same thing twice: those to be verified first, and those with an
-- open case, which others may be merged into. What others may not see is left alone: nobody follows that.
CREATE VIEW read.open_matter AS
SELECT task.town_code, task.report_id, task.assigned_at AS opened_at, task.task_id, task.version, task.state
  FROM verification.task
 WHERE task.kind = 'first' AND task.state IN ('assigned', 'claimed', 'arrived', 'asking')
 UNION ALL
SELECT file.town_code, file.report_id, file.opened_at, NULL, NULL, NULL
  FROM dispatch.case_file AS file
 WHERE file.state <> 'closed';

CREATE VIEW read.matter AS
SELECT dossier.report_id, dossier.category_code, dossier.longitude, dossier.latitude, dossier.accuracy_metres,
       dossier.registered_at, report.words, report.photos, report.followers
  FROM verification.report AS dossier
  JOIN intake.report ON report.id = dossier.report_id
 WHERE dossier.is_public AND report.alarm_level = 0;
COMMENT ON VIEW read.matter IS 'For the centre of its town alone: nothing of who reported.';
GRANT SELECT ON read.open_matter, read.matter TO rrp_gateway;
