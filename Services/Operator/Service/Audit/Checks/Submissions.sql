-- Invariant 1: every 2xx submission exists exactly once; the same Idempotency-Key gives the same report.

-- @check submission.lost: a submission was answered with success and is not stored
SELECT accepted.report_id, 'answered with success at ' || min(accepted.at)
  FROM audit_accepted AS accepted
  LEFT JOIN intake.report ON report.id = accepted.report_id
 WHERE report.id IS NULL
 GROUP BY accepted.report_id;

-- @check submission.keyAmbiguous: one Idempotency-Key of one citizen gave two reports
SELECT citizen_id, 'key ' || key || ' gave ' || string_agg(DISTINCT report_id::text, ', ')
  FROM audit_accepted
 GROUP BY citizen_id, key
HAVING count(DISTINCT report_id) > 1;

-- @check submission.shared: two submissions were answered with the same report
SELECT report_id, count(DISTINCT (citizen_id, key)) || ' submissions'
  FROM audit_accepted
 GROUP BY report_id
HAVING count(DISTINCT (citizen_id, key)) > 1;

-- @check submission.otherReporter: a report is stored under another citizen than the one who sent it
SELECT report.id, 'sent by ' || accepted.citizen_id || ', stored under ' || coalesce(report.citizen_id::text, 'nobody')
  FROM audit_accepted AS accepted
  JOIN intake.report ON report.id = accepted.report_id
 WHERE report.citizen_id IS DISTINCT FROM accepted.citizen_id;

-- @check submission.commandLost: a person's command was answered with success and nothing shows that it was carried out
SELECT said.operation_id, said.step || ' of report ' || coalesce(said.report_id::text, '?') || ' at ' || said.at
  FROM audit_carried_out AS said
  LEFT JOIN audit_handled AS handled
         ON handled.message_id = said.operation_id
        AND (handled.consumer LIKE '%.commands' OR handled.consumer LIKE '%.replies')
 WHERE handled.message_id IS NULL OR handled.outcome::jsonb ->> 'status' IS DISTINCT FROM 'done';

-- @check submission.judgedNotOnce: a report was not announced exactly once as registered, rejected or referred
SELECT report.id, count(event.id) || ' announcements'
  FROM intake.report
  LEFT JOIN audit_event AS event
         ON event.service = 'intake'
        AND event.subject = report.id::text
        AND event.type IN ('report.registered.v1', 'report.rejected.v1', 'report.referred.v1')
 GROUP BY report.id
HAVING count(event.id) <> 1;

-- @check submission.phantom: intake announced a report that is not stored
SELECT event.subject, event.type || ' at position ' || event.position
  FROM audit_event AS event
  LEFT JOIN intake.report ON report.id::text = event.subject
 WHERE event.service = 'intake'
   AND event.type IN ('report.registered.v1', 'report.rejected.v1', 'report.referred.v1')
   AND report.id IS NULL;
