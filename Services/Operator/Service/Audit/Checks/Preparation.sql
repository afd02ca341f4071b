-- What several checks look at, gathered once in the auditor's own transaction: one snapshot for everything.
-- Written in the auditor's own words: nothing here comes from the services' code.

-- An audit reads everything, so tables are matched whole: after an hour's load the statistics are old, and one wrong
-- estimate would go through a table again for each row of another.
SET LOCAL enable_nestloop = off;

-- A body that is no JSON must not end the audit; journal.bodyAltered names it.
CREATE FUNCTION pg_temp.readable(body text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN body::jsonb;
EXCEPTION WHEN invalid_text_representation THEN
    RETURN NULL;
END
$$;

-- Everything that every service handled, and everything that was put aside.
CREATE TEMP VIEW audit_handled AS
          SELECT 'intake' AS service, * FROM intake.handled
UNION ALL SELECT 'verification', * FROM verification.handled
UNION ALL SELECT 'dispatch', * FROM dispatch.handled
UNION ALL SELECT 'reward', * FROM reward.handled
UNION ALL SELECT 'scheduler', * FROM scheduler.handled
UNION ALL SELECT 'notification', * FROM notification.handled;

CREATE TEMP VIEW audit_parked AS
          SELECT 'intake' AS service, * FROM intake.parked
UNION ALL SELECT 'verification', * FROM verification.parked
UNION ALL SELECT 'dispatch', * FROM dispatch.parked
UNION ALL SELECT 'reward', * FROM reward.parked
UNION ALL SELECT 'scheduler', * FROM scheduler.parked
UNION ALL SELECT 'notification', * FROM notification.parked;

-- Events about a report. What a department was sent carries no report and no event's number: it is none.
CREATE TEMP TABLE audit_event ON COMMIT DROP AS
SELECT written.position, written.id, written.service, written.type, written.subject, written.sequence, written.actor,
       written.document,
       -- What is about no report, or is no step of its machine, has no number there.
       written.subject IS NOT NULL
           AND written.type NOT IN ('report.keyReused.v1', 'report.followed.v1', 'report.unfollowed.v1', 'report.erased.v1',
                                    'report.textHeld.v1', 'report.textDecided.v1') AS is_step
  FROM (SELECT message.*, pg_temp.readable(message.body) AS document
          FROM journal.message
         WHERE service IN ('gateway', 'intake', 'verification', 'dispatch', 'reward')
           AND type NOT LIKE 'deadline.%'
           AND type NOT LIKE 'journal.%') AS written
 WHERE written.document ? 'report' OR written.service IN ('gateway', 'intake');
CREATE INDEX ON audit_event (subject, service, sequence);
ANALYZE audit_event;

-- The last word about each timer, as its owner said it.
CREATE TEMP TABLE audit_timer ON COMMIT DROP AS
SELECT DISTINCT ON (key) key, generation, is_cancelled, due_at, recorded_at
  FROM (SELECT item ->> 'key' AS key, (item ->> 'generation')::bigint AS generation,
               type = 'deadline.cancel.v1' AS is_cancelled, (item ->> 'dueAt')::timestamptz AS due_at, recorded_at
          FROM journal.message
         CROSS JOIN LATERAL jsonb_array_elements(pg_temp.readable(body) -> 'deadlines') AS item
         WHERE type IN ('deadline.schedule.v1', 'deadline.cancel.v1')) AS said
 ORDER BY key, generation DESC;
CREATE UNIQUE INDEX ON audit_timer (key);
ANALYZE audit_timer;

-- From the broker: which durable queue takes which type of event.
CREATE TEMP TABLE audit_binding (queue text NOT NULL, type text NOT NULL) ON COMMIT DROP;

-- From the replay's own log: what it was told, and what it saw at the end.
CREATE TEMP TABLE audit_accepted (report_id uuid, citizen_id uuid, key text, at text) ON COMMIT DROP;
CREATE TEMP TABLE audit_carried_out (operation_id uuid, report_id uuid, step text, at text) ON COMMIT DROP;
CREATE TEMP TABLE audit_final (report_id uuid, expected text, seen text) ON COMMIT DROP;

-- From outside the database: heads of the sealed journal as they were published.
CREATE TEMP TABLE audit_head (day text, number bigint, through bigint, hash text) ON COMMIT DROP;
