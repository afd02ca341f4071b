-- How many have the same thing to report, and what a citizen follows.

CREATE OR REPLACE VIEW read.open_report AS
SELECT report.id, report.category_code, report.pin, report.accepted_at, report.followers
  FROM intake.report
 WHERE report.ended_at IS NULL AND report.state = 'registered' AND report.is_public;

CREATE OR REPLACE VIEW read.task_report AS
SELECT report.id AS report_id, report.words, report.landmark, report.photos, report.followers
  FROM intake.report;

CREATE VIEW read.followed AS
SELECT follower.citizen_id, follower.report_id, follower.followed_at, follower.merged_report_id, report.category_code,
       report.followers
  FROM intake.follower
  JOIN intake.report ON report.id = follower.report_id;
COMMENT ON VIEW read.followed IS 'For the follower alone: every question names the citizen.';

GRANT SELECT ON read.followed TO rrp_gateway;
