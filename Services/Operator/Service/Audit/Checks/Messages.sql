-- Invariant 5: every journal message is in `handled` of every durable consumer bound to it, or parked, or counted as
-- unrouted; the outbox is empty after quiescence; what was written is what was sent.

-- @check message.unsent: a message is still in the outbox
SELECT message.id, format('%s of %s to %s, written %s%s', message.type, waiting.service, waiting.routing_key, message.recorded_at,
                          CASE WHEN waiting.held_until IS NOT NULL THEN ', held for its department' ELSE '' END)
  FROM journal.outbox AS waiting
  JOIN journal.message USING (position);

-- @check message.orphaned: the outbox names a message that the journal does not have
SELECT waiting.position::text, waiting.service || ' to ' || waiting.routing_key
  FROM journal.outbox AS waiting
  LEFT JOIN journal.message USING (position)
 WHERE message.position IS NULL;

-- @check message.unhandled: a consumer that is bound to a message neither handled nor parked it
SELECT message.id, message.type || ' at position ' || message.position || ' not handled by ' || expected.queue
  FROM (SELECT event.id, event.type, event.position, binding.queue
          FROM audit_event AS event
          JOIN audit_binding AS binding USING (type)
         UNION ALL
        SELECT id, type, position,
               CASE type WHEN 'deadline.reached.v1' THEN (pg_temp.readable(body) -> 'payload' ->> 'owner') || '.deadlines'
                         ELSE 'scheduler.commands' END
          FROM journal.message
         WHERE type IN ('deadline.schedule.v1', 'deadline.cancel.v1', 'deadline.reached.v1')) AS expected
  JOIN journal.message USING (id)
  LEFT JOIN audit_handled AS handled ON handled.message_id = expected.id AND handled.consumer = expected.queue
 WHERE handled.message_id IS NULL
   AND NOT EXISTS (SELECT FROM journal.outbox WHERE outbox.position = message.position)
   AND NOT EXISTS (SELECT FROM audit_parked AS parked
                    WHERE parked.message_id = expected.id::text AND parked.consumer = expected.queue);

-- @check message.phantom: a service handled an event or a timer that nobody wrote
SELECT handled.message_id, handled.type || ' by ' || handled.consumer
  FROM audit_handled AS handled
  LEFT JOIN journal.message ON message.id = handled.message_id
 WHERE (handled.consumer LIKE '%.events' OR handled.consumer LIKE '%.deadlines' OR handled.consumer = 'scheduler.commands')
   -- An operator's word comes from the gateway, as people's commands do: none of these is in the journal.
   AND handled.type <> 'parked.replay.v1'
   AND message.id IS NULL;

-- @check message.altered: what a service handled is not what was written
SELECT handled.message_id, handled.type || ' by ' || handled.consumer
  FROM audit_handled AS handled
  JOIN journal.message ON message.id = handled.message_id
 WHERE handled.fingerprint <> message.body_hash;

-- @check journal.bodyAltered: a body of the journal is not the one whose hash was written
SELECT id, type || ' at position ' || position
  FROM journal.message
 WHERE body IS NOT NULL AND sha256(convert_to(body, 'UTF8')) <> body_hash
   AND NOT EXISTS (SELECT FROM journal.redaction
                    WHERE redaction.position = message.position
                      AND redaction.remainder_hash = sha256(convert_to(body, 'UTF8')));

-- @check journal.sequenceGap: the numbers of a service's events about a report are not 1, 2, 3 …
SELECT subject, format('%s: %s events, numbers from %s to %s', service, count(*), min(sequence), max(sequence))
  FROM audit_event
 WHERE service IN ('intake', 'verification', 'dispatch') AND is_step
 GROUP BY service, subject
HAVING min(sequence) <> 1 OR max(sequence) <> count(*) OR count(DISTINCT sequence) <> count(*);

-- @check journal.versionDiffers: the version of what is stored is not the number of its last event
SELECT stored.subject, format('%s: version %s, last event %s', stored.service, stored.version, coalesce(said.last, 0))
  FROM (SELECT 'intake' AS service, id AS subject, version FROM intake.report
         UNION ALL
        SELECT 'verification', report_id, version FROM verification.report
         UNION ALL
        SELECT 'dispatch', report_id, version FROM dispatch.case_file
         UNION ALL
        SELECT 'reward', report_id, version FROM reward.payout) AS stored
  LEFT JOIN (SELECT service, subject, max(sequence) AS last
               FROM audit_event
              WHERE is_step
              GROUP BY service, subject) AS said
         ON said.service = stored.service AND said.subject = stored.subject::text
 WHERE stored.version <> coalesce(said.last, 0);

-- @check message.noticeMissing: an event was handled for a citizen's inbox and nothing stands there
SELECT event.subject, 'nothing in the inbox about ' || event.type
  FROM audit_event AS event
  JOIN notification.handled ON handled.message_id = event.id
 WHERE event.type = 'report.verified.v1'
   AND event.document -> 'report' ->> 'citizenID' IS NOT NULL
   AND NOT EXISTS (SELECT FROM notification.notice WHERE notice.event_id = event.id);
