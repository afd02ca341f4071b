-- The overview is read from what the services count; only what is overdue now is looked up.
CREATE VIEW read.overdue_now AS
SELECT late.town_code, count(*) AS count
  FROM (SELECT file.town_code FROM dispatch.case_file AS file WHERE file.is_overdue AND file.state <> 'closed'
        UNION ALL
        SELECT task.town_code FROM verification.task WHERE task.overdue_at IS NOT NULL AND task.ended_at IS NULL) AS late
 GROUP BY late.town_code;

GRANT SELECT ON read.overdue_now TO rrp_gateway;
