-- Invariant 7: nobody reads what is not theirs. What a query can show of it: contacts were read by two people's will alone,
-- in their time, and each reading stands in the record and in the sealed journal; whoever is forgotten is forgotten everywhere.

-- @check unmasking.samePerson: somebody approved what they had asked for themselves
SELECT report_id, format('request %s by %s', id, asked_by)
  FROM identity.unmasking
 WHERE decided_by = asked_by;

-- @check unmasking.unjournalled: a request for a contact, or its approval, is not in the journal as it is stored
SELECT unmasking.report_id,
       format('request %s is %s; asked in the journal: %s, approved: %s', unmasking.id, unmasking.state,
              said.asked IS NOT NULL, said.approved IS NOT NULL)
  FROM identity.unmasking
  LEFT JOIN (SELECT (document ->> 'unmaskingID')::uuid AS id,
                    min(document ->> 'askedBy') FILTER (WHERE type = 'unmasking.asked.v1') AS asked,
                    min(document ->> 'decidedBy') FILTER (WHERE type = 'unmasking.decided.v1'
                                                            AND (document ->> 'isApproved')::boolean) AS approved
               FROM audit_event
              WHERE type IN ('unmasking.asked.v1', 'unmasking.decided.v1')
              GROUP BY 1) AS said USING (id)
 WHERE said.asked IS DISTINCT FROM unmasking.asked_by::text
    OR unmasking.readable_until IS NOT NULL AND said.approved IS DISTINCT FROM unmasking.decided_by::text;

-- @check contact.readOutside: a contact was read by somebody else than who asked, or not within the approved time
SELECT reading.report_id, format('read by %s at %s', reading.account_id, reading.at)
  FROM identity.access_record AS reading
  LEFT JOIN identity.unmasking ON unmasking.id = reading.unmasking_id
 WHERE reading.kind = 'contact'
   AND (unmasking.id IS NULL OR unmasking.asked_by <> reading.account_id OR unmasking.decided_at IS NULL
        OR reading.at NOT BETWEEN unmasking.decided_at AND coalesce(unmasking.readable_until, '-infinity'));

-- @check contact.readUnrecorded: readings of a contact are not all in the record and in the journal
SELECT unmasking.report_id,
       format('request %s: %s readings, %s in the record, %s in the journal', unmasking.id, unmasking.reads,
              coalesce(recorded.readings, 0), coalesce(said.readings, 0))
  FROM identity.unmasking
  LEFT JOIN (SELECT unmasking_id AS id, count(*) AS readings
               FROM identity.access_record WHERE kind = 'contact' GROUP BY unmasking_id) AS recorded USING (id)
  LEFT JOIN (SELECT (document ->> 'unmaskingID')::uuid AS id, count(*) AS readings
               FROM audit_event WHERE type = 'contact.read.v1' GROUP BY 1) AS said USING (id)
 WHERE unmasking.reads <> coalesce(recorded.readings, 0) OR unmasking.reads <> coalesce(said.readings, 0);

-- @check relative.readOutside: a relative's contact was read by somebody who had no task there, or of a report without one
SELECT reading.report_id, format('read by %s %s at %s', reading.role, reading.account_id, reading.at)
  FROM identity.access_record AS reading
  LEFT JOIN intake.report ON report.id = reading.report_id AND report.is_on_behalf
  LEFT JOIN (SELECT DISTINCT subject, split_part(actor, ':', 2) AS officer
               FROM journal.message
              WHERE actor LIKE 'gridOfficer:%' AND type IN ('task.claimed.v1', 'task.handedOver.v1')) AS taken
         ON taken.subject = reading.report_id::text AND taken.officer = reading.account_id::text
 WHERE reading.kind = 'relative' AND (report.id IS NULL OR taken.officer IS NULL);

-- @check access.unknownReader: something was read by an account that does not exist
SELECT access_record.id, format('%s by %s', operation, account_id)
  FROM identity.access_record
  LEFT JOIN identity.account ON account.id = access_record.account_id
 WHERE access_record.kind IN ('contact', 'relative') AND account.id IS NULL;

-- @check journal.redactionUnfounded: a body was redacted and no message of the journal says so
SELECT message.id, format('%s at position %s', message.type, redaction.position)
  FROM journal.redaction
  JOIN journal.message USING (position)
  LEFT JOIN (SELECT entry.service, (item ->> 'position')::bigint AS position, item ->> 'remainder' AS remainder
               FROM journal.message AS entry
              CROSS JOIN LATERAL jsonb_array_elements(pg_temp.readable(entry.body) -> 'redactions') AS item
              WHERE entry.type = 'journal.redacted.v1') AS said
         ON said.position = redaction.position AND said.service = message.service
        AND said.remainder = encode(redaction.remainder_hash, 'hex')
 WHERE said.position IS NULL;

-- @check erasure.left: something that a person said, or how to reach them, is left after they were forgotten
WITH gone AS (
    SELECT id, 'citizen:' || id AS inbox FROM identity.account WHERE erased_at IS NOT NULL
), erased AS (
    SELECT report.id, report.citizen_id, report.erased_at, report.words, report.landmark, report.photos,
           report.relative_name, report.relative_phone
      FROM intake.report
      LEFT JOIN gone ON gone.id = report.citizen_id
     WHERE gone.id IS NOT NULL OR report.erased_at IS NOT NULL
)
SELECT id::text, 'the account has a login, a name or a phone'
  FROM identity.account
 WHERE erasure_requested_at IS NOT NULL
   AND (login IS NOT NULL OR password_hash IS NOT NULL OR phone IS NOT NULL OR display_name <> '' OR disabled_at IS NULL)
 UNION ALL
SELECT id::text, 'the report has words or pictures'
  FROM erased
 WHERE erased_at IS NULL OR words <> '' OR landmark IS NOT NULL OR photos <> '[]'
 UNION ALL
SELECT id::text, 'a relative is named'
  FROM erased
 WHERE relative_name IS NOT NULL OR relative_phone IS NOT NULL
 UNION ALL
SELECT erased.id::text, 'an answer has words or pictures'
  FROM erased JOIN verification.question ON question.report_id = erased.id
 WHERE question.answer <> '' OR question.answer_photos <> '[]'
 UNION ALL
SELECT erased.id::text, 'an appeal has words or pictures'
  FROM erased JOIN verification.appeal ON appeal.report_id = erased.id
 WHERE appeal.words <> '' OR appeal.photos <> '[]'
 UNION ALL
SELECT erased.id::text, 'an appeal against bad faith has words'
  FROM erased JOIN verification.malice ON malice.report_id = erased.id
 WHERE malice.appeal_words <> ''
 UNION ALL
SELECT erased.id::text, 'a rating has words'
  FROM erased JOIN verification.rating ON rating.report_id = erased.id
 WHERE rating.words <> ''
 UNION ALL
SELECT erased.id::text, message.type || ' has words or pictures in the journal'
  FROM erased
  JOIN journal.message ON message.subject = erased.id::text
 WHERE message.type IN ('report.registered.v1', 'report.alarmed.v1', 'question.answered.v1', 'appeal.opened.v1', 'report.rated.v1',
                        'malice.appealed.v1')
   AND (pg_temp.readable(message.body) ->> 'words' <> '' OR pg_temp.readable(message.body) -> 'photos' <> '[]'
        OR pg_temp.readable(message.body) ? 'landmark')
 UNION ALL
SELECT gone.id::text, 'a message in the inbox has words'
  FROM gone JOIN notification.notice ON notice.recipient = gone.inbox
 WHERE notice.body_zh <> '' OR notice.body_en <> ''
 UNION ALL
SELECT gone.id::text, 'WeChat''s name for the person is kept for messages'
  FROM gone JOIN notification.subscription ON subscription.citizen_id = gone.id
 UNION ALL
SELECT gone.id::text, 'a number for text messages is kept'
  FROM gone JOIN notification.preference ON preference.account_id = gone.id
 UNION ALL
SELECT gone.id::text, 'WeChat''s name for the person is kept with a message'
  FROM gone
  JOIN notification.notice ON notice.recipient = gone.inbox
  JOIN notification.delivery USING (notice_id)
 WHERE delivery.open_id <> '';
