-- What the gateway reads of other services' schemas. Made by the owner after every service's schema; a view runs with its
-- owner's rights, so the gateway's role needs none on the tables. No view tells staff who reported.

CREATE SCHEMA IF NOT EXISTS read;

CREATE VIEW read.report AS
SELECT report.id, report.citizen_id, report.state, report.category_code, report.words, report.landmark, report.photos,
       report.town_code, report.raw_longitude, report.raw_latitude, report.raw_system, report.accuracy_metres,
       report.accepted_at
  FROM intake.report;
COMMENT ON VIEW read.report IS 'For the reporter alone: every question names the citizen.';

CREATE VIEW read.open_report AS
SELECT report.id, report.category_code, report.pin, report.accepted_at
  FROM intake.report
 WHERE report.ended_at IS NULL AND report.state = 'registered' AND report.is_public;
COMMENT ON VIEW read.open_report IS 'What anybody may be shown as “the same thing?”: place, category and time.';

CREATE VIEW read.task AS
SELECT task.task_id, task.kind, task.state, task.version, task.report_id, task.category_code, task.urgency,
       dossier.longitude, dossier.latitude, dossier.accuracy_metres, task.cell_code, task.town_code, task.officer_id,
       task.assigned_at, task.due_at, task.overdue_at IS NOT NULL AS is_overdue, task.ended_at
  FROM verification.task
  JOIN verification.report AS dossier USING (report_id);

-- What an officer needs on site; nothing of the reporter but the words and pictures.
CREATE VIEW read.task_report AS
SELECT report.id AS report_id, report.words, report.landmark, report.photos
  FROM intake.report;

CREATE VIEW read.question AS
SELECT question.report_id, question.task_id, question.number, question.words, question.answer, question.asked_at,
       question.answered_at IS NULL AND question.expired_at IS NULL AS is_open
  FROM verification.question;

CREATE VIEW read.dossier AS
SELECT report.report_id, report.citizen_id, report.outcome, report.finding, report.stars, report.appealed_at
  FROM verification.report;

CREATE VIEW read.finding AS
SELECT evidence.report_id, evidence.recorded_at, evidence.words, evidence.photos
  FROM verification.evidence
  JOIN verification.task USING (task_id)
 WHERE task.finding = 'confirmed';

CREATE VIEW read.case_file AS
SELECT file.case_id, file.state, file.version, file.report_id, file.category_code, file.urgency, dossier.longitude,
       dossier.latitude, dossier.accuracy_metres, file.town_code, file.grid_code, file.department_code, file.opened_at,
       file.due_at, file.is_overdue, file.round, file.returns
  FROM dispatch.case_file AS file
  JOIN verification.report AS dossier USING (report_id);

CREATE VIEW read.alarm AS
SELECT report.id AS report_id, report.version, report.alarm_level, report.category_code, report.words,
       public.ST_X(report.pin) AS longitude, public.ST_Y(report.pin) AS latitude, report.accuracy_metres,
       report.town_code, report.accepted_at, report.alarm_due_at
  FROM intake.report
 WHERE report.state = 'alarmed' AND report.pin IS NOT NULL AND report.town_code IS NOT NULL;

CREATE VIEW read.emergency AS
SELECT report.id AS report_id, report.town_code
  FROM intake.report
 WHERE report.alarm_level > 0;

CREATE VIEW read.notice AS
SELECT notice.notice_id, notice.recipient, notice.type, notice.title_zh, notice.title_en, notice.body_zh,
       notice.body_en, notice.is_action, notice.report_id, notice.task_id, notice.case_id, notice.occurred_at,
       notice.state
  FROM notification.notice
 WHERE notice.channel = 'inApp';

CREATE VIEW read.notice_reading AS
SELECT reading.notice_id, reading.account_id
  FROM notification.reading;

CREATE VIEW read.points AS
SELECT account.code, posting.amount, transaction.kind, transaction.report_id, transaction.recorded_at
  FROM reward.account
  JOIN reward.posting ON posting.account_id = account.id
  JOIN reward.transaction ON transaction.id = posting.transaction_id
 WHERE account.ledger = 'points';

CREATE VIEW read.reward AS
SELECT decision.report_id, decision.citizen_id, decision.fen, decision.decided_at, decision.reserved_until
  FROM reward.decision;

CREATE VIEW read.town_figures AS
WITH received AS (
    SELECT town_code, count(*) AS received, count(*) FILTER (WHERE state = 'registered') AS registered
      FROM intake.report
     WHERE town_code IS NOT NULL
     GROUP BY town_code
), judged AS (
    SELECT town_code, count(*) FILTER (WHERE finding IS NOT NULL) AS verified,
           count(*) FILTER (WHERE finding = 'confirmed') AS confirmed,
           count(*) FILTER (WHERE finding = 'resolvedOnSite') AS resolved_on_site
      FROM verification.report
     GROUP BY town_code
), pursued AS (
    SELECT town_code, count(*) FILTER (WHERE cardinality(departments) > 0) AS dispatched,
           count(*) FILTER (WHERE state = 'closed') AS closed,
           count(*) FILTER (WHERE is_overdue AND state <> 'closed') AS overdue
      FROM dispatch.case_file
     GROUP BY town_code
), late AS (
    SELECT town_code, count(*) AS overdue
      FROM verification.task
     WHERE overdue_at IS NOT NULL AND ended_at IS NULL
     GROUP BY town_code
)
SELECT town_code, coalesce(received.received, 0) AS received, coalesce(received.registered, 0) AS registered,
       coalesce(judged.verified, 0) AS verified, coalesce(judged.confirmed, 0) AS confirmed,
       coalesce(judged.resolved_on_site, 0) AS resolved_on_site, coalesce(pursued.dispatched, 0) AS dispatched,
       coalesce(pursued.closed, 0) AS closed, coalesce(pursued.overdue, 0) + coalesce(late.overdue, 0) AS overdue_now
  FROM received
  FULL JOIN judged USING (town_code)
  FULL JOIN pursued USING (town_code)
  FULL JOIN late USING (town_code);

-- The stored outcome of a person's command, whichever service carried it out.
CREATE FUNCTION read.outcome(operation uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog
AS $$
    SELECT outcome FROM intake.handled WHERE consumer = 'intake.commands' AND message_id = operation
    UNION ALL
    SELECT outcome FROM verification.handled WHERE consumer = 'verification.commands' AND message_id = operation
    UNION ALL
    SELECT outcome FROM dispatch.handled WHERE consumer = 'dispatch.commands' AND message_id = operation
    UNION ALL
    SELECT outcome FROM notification.handled WHERE consumer = 'notification.commands' AND message_id = operation
    LIMIT 1
$$;

GRANT USAGE ON SCHEMA read TO rrp_gateway;
GRANT SELECT ON ALL TABLES IN SCHEMA read TO rrp_gateway;
REVOKE ALL ON FUNCTION read.outcome FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.outcome TO rrp_gateway;
