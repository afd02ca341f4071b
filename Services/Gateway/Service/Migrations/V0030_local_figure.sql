-- Figures of cells, categories and officers, and durations, as the services count them.
CREATE VIEW read.local_figure AS
SELECT period, starts_on, subject, town_code, code, figure, count FROM intake.local_figure
UNION ALL
SELECT period, starts_on, subject, town_code, code, figure, count FROM verification.local_figure
UNION ALL
SELECT period, starts_on, subject, town_code, code, figure, count FROM dispatch.local_figure;

CREATE VIEW read.duration AS
SELECT period, starts_on, town_code, department_code, stage, bucket, count FROM verification.duration
UNION ALL
SELECT period, starts_on, town_code, department_code, stage, bucket, count FROM dispatch.duration;

-- Cases as they are exported: what the officer found, nothing of the reporter.
CREATE VIEW read.exported_case AS
SELECT file.case_id, file.report_id, file.state, file.town_code, file.village_code, file.grid_code, file.category_code,
       file.urgency, file.department_code, file.opened_at, file.due_at, file.closed_at, file.is_overdue, file.round,
       file.returns, (SELECT evidence.words
                        FROM verification.evidence
                        JOIN verification.task USING (task_id)
                       WHERE evidence.report_id = file.report_id AND task.finding = 'confirmed'
                       ORDER BY evidence.recorded_at DESC
                       LIMIT 1) AS officer_words
  FROM dispatch.case_file AS file;

-- What is open now by cell and category, and what came again.
CREATE VIEW read.open_by_cell AS
SELECT town_code, cell_code, category_code, count(*) AS reports
  FROM intake.report
 WHERE ended_at IS NULL AND state IN ('registered', 'alarmed')
 GROUP BY town_code, cell_code, category_code;
COMMENT ON VIEW read.open_by_cell IS 'For centres and the city; counts alone.';

GRANT SELECT ON read.local_figure, read.duration, read.exported_case, read.open_by_cell TO rrp_gateway;
