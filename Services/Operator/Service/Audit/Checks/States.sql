-- Invariant 6: every report is in one state of its machine, reached by legal transitions only, and shows the citizen
-- that state. The tables of what may follow what are the auditor's own.

-- @check state.caseStepIllegal: a case took a step that its state does not allow
WITH step AS (
    SELECT subject, sequence, type, document,
           CASE type WHEN 'case.opened.v1' THEN 'atCentre' WHEN 'case.recalled.v1' THEN 'atCentre'
                     WHEN 'case.reopened.v1' THEN 'atCentre' WHEN 'case.dispatched.v1' THEN 'dispatched'
                     WHEN 'case.accepted.v1' THEN 'accepted' WHEN 'case.returned.v1' THEN 'returned'
                     WHEN 'case.suspended.v1' THEN 'suspended' WHEN 'case.resumed.v1' THEN document ->> 'stateAfter'
                     WHEN 'case.rectified.v1' THEN 'rectified' WHEN 'case.reworked.v1' THEN 'reworking'
                     WHEN 'case.closed.v1' THEN 'closed' END AS leads_to
      FROM audit_event
     WHERE service = 'dispatch'
), walk AS (
    -- The last state that was named before this step; the number in front makes the newest the greatest.
    SELECT subject, sequence, type, leads_to,
           substr(max(lpad(sequence::text, 12, '0') || leads_to) OVER before, 13) AS comes_from,
           substr(max(lpad(sequence::text, 12, '0') || leads_to)
                      FILTER (WHERE leads_to <> 'suspended') OVER before, 13) AS before_suspension
      FROM step
    WINDOW before AS (PARTITION BY subject ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT subject, format('%s in state %s (event %s)', type, coalesce(comes_from, 'none'), sequence)
  FROM walk
  LEFT JOIN (VALUES ('case.opened.v1', '{}'), ('case.dispatched.v1', '{atCentre,returned}'),
                    ('case.recalled.v1', '{dispatched}'), ('case.accepted.v1', '{dispatched}'),
                    ('case.returned.v1', '{dispatched}'), ('case.suspended.v1', '{accepted,reworking}'),
                    ('case.resumed.v1', '{suspended}'), ('case.rectified.v1', '{accepted,reworking}'),
                    ('case.reworked.v1', '{rectified}'), ('case.reopened.v1', '{closed}'),
                    ('case.urged.v1', '{dispatched,accepted,reworking}'),
                    ('case.involved.v1', '{dispatched,accepted,suspended,reworking}'),
                    ('case.assigned.v1', '{dispatched,accepted,suspended,reworking}'),
                    ('case.progressNoted.v1', '{dispatched,accepted,suspended,rectified,reworking}'),
                    ('case.recategorised.v1', '{atCentre,dispatched,accepted,returned,suspended,reworking}'),
                    ('case.relocated.v1', '{atCentre,dispatched,accepted,returned,suspended,rectified,reworking}'),
                    ('case.extensionRequested.v1', '{accepted,reworking}'), ('case.extended.v1', '{accepted,reworking}'),
                    ('case.extensionRefused.v1', '{accepted,reworking}'),
                    ('case.suspensionRequested.v1', '{accepted,reworking}'),
                    ('case.suspensionRefused.v1', '{accepted,reworking}'),
                    ('case.closed.v1', '{atCentre,dispatched,accepted,returned,suspended,rectified,reworking}'),
                    ('case.withdrawn.v1', '{atCentre,dispatched,accepted,returned,suspended,rectified,reworking}'),
                    ('case.warned.v1', '{atCentre,dispatched,accepted,returned,suspended,rectified,reworking}'),
                    ('case.overdue.v1', '{atCentre,dispatched,accepted,returned,suspended,rectified,reworking}')
            ) AS rule (type, states) USING (type)
 WHERE rule.type IS NULL
    OR CASE WHEN type = 'case.opened.v1' THEN comes_from IS NOT NULL
            ELSE comes_from IS NULL OR comes_from <> ALL (rule.states::text[]) END
    OR type = 'case.resumed.v1' AND leads_to IS DISTINCT FROM before_suspension;

-- @check state.caseDiffers: a case is not in the state that its last step leads to
SELECT file.report_id, format('stored %s, its steps lead to %s', file.state, coalesce(last.state, 'none'))
  FROM dispatch.case_file AS file
  LEFT JOIN (SELECT DISTINCT ON (subject) subject,
                    CASE type WHEN 'case.opened.v1' THEN 'atCentre' WHEN 'case.recalled.v1' THEN 'atCentre'
                              WHEN 'case.reopened.v1' THEN 'atCentre' WHEN 'case.reworked.v1' THEN 'reworking'
                              WHEN 'case.resumed.v1' THEN document ->> 'stateAfter'
                              ELSE split_part(type, '.', 2) END AS state
               FROM audit_event
              WHERE service = 'dispatch'
                AND type IN ('case.opened.v1', 'case.recalled.v1', 'case.reopened.v1', 'case.reworked.v1', 'case.resumed.v1',
                             'case.dispatched.v1', 'case.accepted.v1', 'case.returned.v1', 'case.suspended.v1',
                             'case.rectified.v1', 'case.closed.v1')
              ORDER BY subject, sequence DESC) AS last
         ON last.subject = file.report_id::text
 WHERE file.state IS DISTINCT FROM last.state;

-- @check state.taskStepIllegal: a task took a step that its state does not allow
WITH step AS (
    SELECT document ->> 'taskID' AS task, subject, sequence,
           CASE WHEN type = 'report.verified.v1' AND document ? 'mergedBy' THEN 'merged at the desk' ELSE type END AS type,
           CASE type WHEN 'task.assigned.v1' THEN 'assigned' WHEN 'task.claimed.v1' THEN 'claimed'
                     WHEN 'task.arrived.v1' THEN 'arrived' WHEN 'question.asked.v1' THEN 'asking'
                     WHEN 'question.answered.v1' THEN 'back' WHEN 'question.expired.v1' THEN 'back'
                     WHEN 'report.verified.v1' THEN 'concluded' WHEN 'appeal.decided.v1' THEN 'concluded'
                     WHEN 'recheck.passed.v1' THEN 'concluded' WHEN 'recheck.failed.v1' THEN 'concluded'
                     WHEN 'sample.checked.v1' THEN 'concluded'
                     WHEN 'task.handedOver.v1' THEN document ->> 'stateAfter'
                     WHEN 'task.withdrawn.v1' THEN 'withdrawn' END AS leads_to
      FROM audit_event
     WHERE service = 'verification' AND type NOT IN ('appeal.opened.v1', 'report.rated.v1', 'report.separated.v1', 'report.relocated.v1')
       AND type NOT LIKE 'malice.%'
), walk AS (
    SELECT task, subject, sequence, type,
           substr(max(lpad(sequence::text, 12, '0') || leads_to) OVER before, 13) AS last,
           substr(max(lpad(sequence::text, 12, '0') || leads_to)
                      FILTER (WHERE leads_to IN ('claimed', 'arrived')) OVER before, 13) AS before_question,
           max(type) FILTER (WHERE type = 'report.verified.v1') OVER before IS NOT NULL AS is_verified
      FROM step
    WINDOW before AS (PARTITION BY task ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), told AS (
    SELECT *, CASE last WHEN 'back' THEN before_question ELSE last END AS comes_from FROM walk
)
SELECT subject, format('%s of task %s in state %s (event %s)', type, task, coalesce(comes_from, 'none'), sequence)
  FROM told
  LEFT JOIN (VALUES ('task.assigned.v1', '{}'), ('task.claimed.v1', '{assigned}'), ('task.arrived.v1', '{claimed}'),
                    ('question.asked.v1', '{claimed,arrived}'), ('question.answered.v1', '{asking}'),
                    ('question.expired.v1', '{asking}'), ('report.verified.v1', '{claimed,arrived}'),
                    -- By the centre, wherever the officer is.
                    ('merged at the desk', '{assigned,claimed,arrived,asking}'),
                    ('appeal.decided.v1', '{claimed,arrived}'),
                    ('recheck.passed.v1', '{assigned,claimed,arrived}'),
                    ('recheck.failed.v1', '{assigned,claimed,arrived}'),
                    ('sample.checked.v1', '{assigned,claimed,arrived}'), ('task.offered.v1', '{assigned,claimed,arrived}'), ('task.offerDeclined.v1', '{assigned,claimed,arrived}'),
                    ('task.handedOver.v1', '{assigned,claimed,arrived}'), ('assistance.called.v1', '{arrived}'),
                    ('assistance.answered.v1', '{assigned,claimed,arrived,asking}'),
                    -- By the officer's word, or with the task: then after what ended it.
                    ('assistance.ended.v1', '{assigned,claimed,arrived,asking,concluded,withdrawn}'),
                    ('task.withdrawn.v1', '{assigned,claimed,arrived,asking}'),
                    ('task.warned.v1', '{assigned,claimed,arrived}'), ('task.overdue.v1', '{assigned,claimed,arrived}')
            ) AS rule (type, states) USING (type)
 WHERE rule.type IS NULL
    OR CASE WHEN type = 'task.assigned.v1' THEN comes_from IS NOT NULL
            -- An upheld appeal is a finding and a decision at once, in this order.
            WHEN type = 'appeal.decided.v1' AND is_verified THEN comes_from IS DISTINCT FROM 'concluded'
            ELSE comes_from IS NULL OR comes_from <> ALL (rule.states::text[]) END;

-- @check state.taskDiffers: a task is not in the state that its last step leads to
SELECT task.report_id, format('task %s is %s, its last step was %s', task.task_id, task.state, coalesce(last.type, 'none'))
  FROM verification.task
  LEFT JOIN (SELECT DISTINCT ON (document ->> 'taskID') (document ->> 'taskID')::uuid AS task_id, type,
                    document ->> 'stateAfter' AS state_after
               FROM audit_event
              WHERE service = 'verification'
                AND type NOT IN ('appeal.opened.v1', 'report.rated.v1', 'report.separated.v1', 'report.relocated.v1',
                                 'task.warned.v1', 'task.overdue.v1', 'task.offered.v1', 'task.offerDeclined.v1',
                                 'assistance.called.v1', 'assistance.answered.v1', 'assistance.ended.v1')
                AND type NOT LIKE 'malice.%'
              ORDER BY document ->> 'taskID', sequence DESC) AS last USING (task_id)
 WHERE task.state <> ALL (CASE last.type
           WHEN 'task.assigned.v1' THEN '{assigned}' WHEN 'task.claimed.v1' THEN '{claimed}'
           WHEN 'task.arrived.v1' THEN '{arrived}' WHEN 'question.asked.v1' THEN '{asking}'
           WHEN 'question.answered.v1' THEN '{claimed,arrived}' WHEN 'question.expired.v1' THEN '{claimed,arrived}'
           WHEN 'task.handedOver.v1' THEN '{' || last.state_after || '}'
           WHEN 'task.withdrawn.v1' THEN '{withdrawn}'
           WHEN 'report.verified.v1' THEN '{concluded}' WHEN 'appeal.decided.v1' THEN '{concluded}'
           WHEN 'recheck.passed.v1' THEN '{concluded}' WHEN 'recheck.failed.v1' THEN '{concluded}'
           WHEN 'sample.checked.v1' THEN '{concluded}'
           ELSE '{}' END::text[]);

-- @check duty.taskLeft: a task that nobody claimed lies with an officer who has been on leave for a minute, and somebody else is there
SELECT task.report_id, format('task %s of officer %s, on leave since %s', task.task_id, task.officer_id, leave.starts_at)
  FROM verification.task
  JOIN verification.leave ON leave.officer_id = task.officer_id
 WHERE task.state = 'assigned'
   AND greatest(leave.starts_at, task.assigned_at) < clock.now() - interval '1 minute'
   AND least(leave.ends_at, leave.cancelled_at) > clock.now()
   AND EXISTS (SELECT
                 FROM city.officer_cell AS duty
                 JOIN city.officer ON officer.id = duty.officer_id AND officer.is_active
                WHERE duty.cell_code = task.cell_code AND duty.officer_id <> task.officer_id
                  AND duty.officer_id IS DISTINCT FROM task.excluded_officer_id
                  AND NOT EXISTS (SELECT FROM verification.leave AS other
                                   WHERE other.officer_id = duty.officer_id AND other.starts_at <= clock.now()
                                     AND least(other.ends_at, other.cancelled_at) > clock.now()));

-- @check duty.leavesOverlap: an officer is on leave twice at once
SELECT leave.officer_id, format('leaves %s and %s', leave.leave_id, other.leave_id)
  FROM verification.leave
  JOIN verification.leave AS other
    ON other.officer_id = leave.officer_id AND other.leave_id > leave.leave_id
   AND other.starts_at < least(leave.ends_at, leave.cancelled_at)
   AND leave.starts_at < least(other.ends_at, other.cancelled_at);

-- @check state.submissionDiffers: a submission is not in the state that its announcements lead to
SELECT report.id, format('stored %s, announced %s', report.state, said.types)
  FROM intake.report
  JOIN (SELECT subject, array_agg(type ORDER BY sequence) AS types
          FROM audit_event
         WHERE service = 'intake' AND is_step
         GROUP BY subject) AS said
    ON said.subject = report.id::text
 WHERE report.state <> CASE WHEN 'report.rejected.v1' = ANY (said.types) THEN 'rejected'
                            WHEN 'report.referred.v1' = ANY (said.types) THEN 'referred'
                            WHEN 'alarm.acknowledged.v1' = ANY (said.types) THEN 'registered'
                            WHEN 'report.alarmed.v1' = ANY (said.types) THEN 'alarmed'
                            ELSE 'registered' END;

-- @check state.unverified: a registered report is unknown to verification
SELECT report.id, 'registered ' || report.decided_at
  FROM intake.report
  LEFT JOIN verification.report AS dossier ON dossier.report_id = report.id
 WHERE report.state IN ('registered', 'alarmed') AND dossier.report_id IS NULL;

-- @check state.leaked: a rejected submission or a crime tip reached verification
SELECT report.id, report.state
  FROM intake.report
  JOIN verification.report AS dossier ON dossier.report_id = report.id
 WHERE report.state IN ('rejected', 'referred');

-- @check state.taskless: a report waits for verification and no task of it is open
SELECT report.report_id, 'outcome ' || report.outcome
  FROM verification.report
 WHERE report.outcome IN ('verifying', 'appealed')
   AND NOT EXISTS (SELECT FROM verification.task WHERE task.report_id = report.report_id AND task.ended_at IS NULL);

-- @check state.caseless: a confirmed report has no case, or a case belongs to a report that is not confirmed
SELECT coalesce(report.report_id, file.report_id),
       format('finding %s, case %s', coalesce(report.finding, 'none'), coalesce(file.state, 'none'))
  FROM verification.report
  FULL JOIN dispatch.case_file AS file ON file.report_id = report.report_id
 WHERE report.outcome IN ('inProgress', 'closed') AND file.report_id IS NULL
    OR file.report_id IS NOT NULL AND report.finding IS DISTINCT FROM 'confirmed';

-- @check state.closingDiffers: verification and dispatch do not agree whether a report is closed
SELECT report.report_id, format('outcome %s, case %s', report.outcome, file.state)
  FROM verification.report
  JOIN dispatch.case_file AS file USING (report_id)
 WHERE report.outcome = 'closed' AND file.state <> 'closed'
    OR report.outcome = 'inProgress' AND file.state = 'closed';

-- @check state.recheckMissing: a case waits for a re-check and no task for it is open
SELECT file.report_id, 'round ' || file.round
  FROM dispatch.case_file AS file
 WHERE file.state = 'rectified'
   AND NOT EXISTS (SELECT FROM verification.task
                    WHERE task.report_id = file.report_id AND task.kind = 'recheck' AND task.ended_at IS NULL);

-- @check state.taskOnEnded: a task is open although its report is answered
SELECT task.report_id, format('%s task %s is %s, outcome %s', task.kind, task.task_id, task.state, report.outcome)
  FROM verification.task
  JOIN verification.report USING (report_id)
 WHERE task.ended_at IS NULL AND report.outcome IN ('ended', 'closed') AND task.kind <> 'sample';

-- @check state.endDiffers: intake does not know whether a report is answered for good
SELECT report.id, format('ended %s, outcome %s', coalesce(report.ended_at::text, 'never'), dossier.outcome)
  FROM intake.report
  JOIN verification.report AS dossier ON dossier.report_id = report.id
 WHERE report.ended_at IS NULL AND dossier.outcome IN ('ended', 'closed')
    OR report.ended_at IS NOT NULL AND dossier.outcome IN ('verifying', 'inProgress');

-- @check state.shownOtherwise: a citizen was shown another final state than the one that is stored
SELECT said.report_id, format('shown %s, stored %s', said.seen, stored.state)
  FROM audit_final AS said
  JOIN (SELECT report.id,
               CASE WHEN report.state IN ('rejected', 'referred') THEN report.state
                    WHEN dossier.outcome = 'ended' THEN dossier.finding
                    WHEN file.state = 'closed' AND dossier.outcome = 'closed' THEN 'closed' END AS state
          FROM intake.report
          LEFT JOIN verification.report AS dossier ON dossier.report_id = report.id
          LEFT JOIN dispatch.case_file AS file ON file.report_id = report.id) AS stored
    ON stored.id = said.report_id
 WHERE stored.state IS NOT NULL AND said.seen <> stored.state;

-- @check state.unexpected: a report did not end in the state that its plan leads to
SELECT report_id, format('expected %s, seen %s', expected, seen)
  FROM audit_final
 WHERE seen IS DISTINCT FROM expected;

-- @check figures.differ: what was counted while it happened is not what the journal says; rrp recount mends it
SELECT coalesce(said.figure, counted.figure) || ' in ' || coalesce(said.town, counted.town),
       format('%s counted, %s in the journal', coalesce(counted.count, 0), coalesce(said.count, 0))
  FROM (SELECT meaning.figure, message.town, count(*) AS count
          FROM journal.message
          JOIN (VALUES ('report.registered.v1', 'registered'), ('report.registered.v1', 'received'),
                       ('report.rejected.v1', 'received'), ('report.referred.v1', 'received'), ('case.opened.v1', 'opened'),
                       ('case.accepted.v1', 'accepted'), ('case.returned.v1', 'returned'),
                       ('case.extensionRequested.v1', 'extensionAsked'), ('case.extended.v1', 'extended'),
                       ('case.suspended.v1', 'suspended'), ('case.rectified.v1', 'rectified'),
                       ('case.reworked.v1', 'reworked'), ('case.closed.v1', 'closed'),
                       ('case.overdue.v1', 'overdue')) AS meaning (type, figure) USING (type)
         WHERE message.service IN ('intake', 'dispatch') AND message.town IS NOT NULL
         GROUP BY 1, 2) AS said
  FULL JOIN (SELECT figure, town_code AS town, sum(count) AS count
               FROM (SELECT * FROM intake.figure_now UNION ALL SELECT * FROM dispatch.figure_now) AS figure
              WHERE period = 'all' AND department_code = ''
                AND figure IN ('registered', 'received', 'opened', 'accepted', 'returned', 'extensionAsked', 'extended',
                               'suspended', 'rectified', 'reworked', 'closed', 'overdue')
              GROUP BY 1, 2) AS counted USING (figure, town)
 WHERE said.count IS DISTINCT FROM counted.count;

-- @check figures.campaignsDiffer: what was counted for a campaign is not what the journal and its members say
SELECT coalesce(said.figure, counted.figure) || ' of ' || coalesce(said.code, counted.code),
       format('%s happened, %s counted', coalesce(said.count, 0), coalesce(counted.count, 0))
  FROM (SELECT document -> 'report' -> 'campaign' ->> 'code' AS code,
               CASE type WHEN 'report.registered.v1' THEN 'reports' ELSE 'verified' END AS figure, count(*) AS count
          FROM audit_event
         WHERE document -> 'report' ? 'campaign'
           AND (type = 'report.registered.v1'
                OR type = 'report.verified.v1' AND document ->> 'kind' = 'first'
                   AND document ->> 'finding' IN ('confirmed', 'resolvedOnSite'))
         GROUP BY 1, 2
         UNION ALL
        SELECT code, 'joins', count(*) FROM intake.campaign_member GROUP BY 1) AS said
  FULL JOIN (SELECT code, figure, sum(count) AS count
               FROM intake.campaign_figure
              WHERE figure <> 'scans'
              GROUP BY 1, 2) AS counted USING (code, figure)
 WHERE coalesce(said.count, 0) <> coalesce(counted.count, 0);

-- @check figures.periodsDiffer: days, months and the whole do not agree
SELECT figure || ' in ' || town_code, format('%s by day, %s by month, %s altogether', day, month, total)
  FROM (SELECT figure, town_code, coalesce(sum(count) FILTER (WHERE period = 'day'), 0) AS day,
               coalesce(sum(count) FILTER (WHERE period = 'month'), 0) AS month,
               coalesce(sum(count) FILTER (WHERE period = 'all'), 0) AS total
          FROM (SELECT figure, town_code, period, count FROM intake.figure_now
                UNION ALL SELECT figure, town_code, period, count FROM verification.figure_now
                UNION ALL SELECT figure, town_code, period, count FROM dispatch.figure_now
                UNION ALL SELECT figure || ' by ' || subject, town_code, period, count FROM intake.local_figure_now
                UNION ALL SELECT figure || ' by ' || subject, town_code, period, count FROM verification.local_figure_now
                UNION ALL SELECT figure || ' by ' || subject, town_code, period, count FROM dispatch.local_figure_now
                UNION ALL SELECT 'duration of ' || stage, town_code, period, count FROM verification.duration_now
                UNION ALL SELECT 'duration of ' || stage, town_code, period, count FROM dispatch.duration_now
                UNION ALL SELECT 'passed', town_code, period, passed FROM dispatch.passing
                UNION ALL SELECT 'seconds passed', town_code, period, seconds FROM dispatch.passing) AS figure
         GROUP BY figure, town_code) AS sums
 WHERE day <> month OR month <> total;

-- @check figures.totalsDiffer: a town's total is less than what its departments have together
SELECT total.figure || ' in ' || total.town_code, format('%s altogether, %s by department', total.own, total.parts)
  FROM (SELECT figure, town_code, coalesce(sum(count) FILTER (WHERE department_code = ''), 0) AS own,
               coalesce(sum(count) FILTER (WHERE department_code <> ''), 0) AS parts
          FROM dispatch.figure_now
         WHERE period = 'all'
         GROUP BY figure, town_code) AS total
 WHERE total.own < total.parts;

-- @check figures.localDiffer: cells, or categories, together do not have what their town has; rrp recount mends it
WITH town AS (
    SELECT figure, town_code, sum(count) AS count
      FROM (SELECT * FROM intake.figure_now UNION ALL SELECT * FROM verification.figure_now
            UNION ALL SELECT * FROM dispatch.figure_now) AS figure
     WHERE period = 'all' AND department_code = ''
       AND figure IN ('registered', 'recurred', 'patrol', 'verificationDue', 'verified', 'verifiedInTime', 'confirmed',
                      'resolvedOnSite', 'unfounded', 'malicious', 'closingDue', 'closed', 'closedInTime', 'reopened', 'overdue')
     GROUP BY figure, town_code
), local AS (
    SELECT subject, figure, town_code, sum(count) AS count
      FROM (SELECT * FROM intake.local_figure_now UNION ALL SELECT * FROM verification.local_figure_now
            UNION ALL SELECT * FROM dispatch.local_figure_now) AS figure
     WHERE period = 'all' AND subject IN ('cell', 'category')
     GROUP BY subject, figure, town_code
), expected AS (
    SELECT division.subject, town.figure, town.town_code, town.count
      FROM town CROSS JOIN (VALUES ('cell'), ('category')) AS division (subject)
)
SELECT figure || ' in ' || town_code || ' by ' || subject,
       format('%s together, %s in the town', coalesce(local.count, 0), coalesce(expected.count, 0))
  FROM expected
  FULL JOIN local USING (subject, figure, town_code)
 WHERE coalesce(local.count, 0) <> coalesce(expected.count, 0);

-- @check figures.durationsDiffer: so many durations are not what ended; rrp recount mends it
SELECT stage || ' in ' || town_code,
       format('%s durations, %s ended', coalesce(counted.count, 0), coalesce(ended.count, 0))
  FROM (SELECT stage, town_code, sum(count) AS count
          FROM (SELECT * FROM verification.duration_now UNION ALL SELECT * FROM dispatch.duration_now) AS duration
         WHERE period = 'all' AND department_code = ''
         GROUP BY stage, town_code) AS counted
  FULL JOIN (SELECT meaning.stage, message.town AS town_code, count(*) AS count
               FROM journal.message
               JOIN (VALUES ('report.verified.v1', 'verification'), ('case.accepted.v1', 'acceptance'),
                            ('case.rectified.v1', 'rectification'), ('case.closed.v1', 'closing'))
                         AS meaning (type, stage) USING (type)
              WHERE message.service IN ('verification', 'dispatch') AND message.town IS NOT NULL
                AND (message.type <> 'report.verified.v1'
                     OR message.body::jsonb ->> 'kind' = 'first' AND NOT message.body::jsonb ? 'mergedBy')
              GROUP BY 1, 2) AS ended USING (stage, town_code)
 WHERE coalesce(counted.count, 0) <> coalesce(ended.count, 0);

-- @check figures.passingsDiffer: what went from department to department is not what the journal says; rrp recount mends it
WITH answer AS (
    -- Of a case's returns, acceptances and closings, a return and what came next of them.
    SELECT document -> 'report' ->> 'townCode' AS town, type, document ->> 'departmentCode' AS to_code,
           (document ->> 'at')::timestamptz AS at, lag(type) OVER own AS before,
           lag(document ->> 'departmentCode') OVER own AS from_code, lag((document ->> 'at')::timestamptz) OVER own AS since
      FROM audit_event
     WHERE service = 'dispatch' AND type IN ('case.returned.v1', 'case.accepted.v1', 'case.closed.v1')
    WINDOW own AS (PARTITION BY subject ORDER BY sequence)
), said AS (
    SELECT town, from_code, to_code, count(*) AS passed, count(*) FILTER (WHERE type = 'case.accepted.v1') AS accepted,
           sum(floor(extract(epoch FROM at - since)))::bigint AS seconds
      FROM answer
     WHERE before = 'case.returned.v1' AND type IN ('case.returned.v1', 'case.accepted.v1')
     GROUP BY 1, 2, 3
), counted AS (
    SELECT town_code AS town, from_code, to_code, sum(passed)::bigint AS passed, sum(accepted)::bigint AS accepted,
           sum(seconds)::bigint AS seconds
      FROM dispatch.passing
     WHERE period = 'all'
     GROUP BY 1, 2, 3
)
SELECT from_code || ' to ' || to_code,
       format('%s times in %s s counted, %s times in %s s in the journal', coalesce(counted.passed, 0),
              coalesce(counted.seconds, 0), coalesce(said.passed, 0), coalesce(said.seconds, 0))
  FROM said
  FULL JOIN counted USING (town, from_code, to_code)
 WHERE (said.passed, said.accepted, said.seconds) IS DISTINCT FROM (counted.passed, counted.accepted, counted.seconds);

-- @check figures.suspendedDiffer: a case is said to be suspended since another moment than its last suspension
SELECT file.report_id, format('%s, since %s, its last suspension was %s', file.state,
                              coalesce(file.suspended_at::text, 'never'), coalesce(last.at::text, 'never'))
  FROM dispatch.case_file AS file
  LEFT JOIN (SELECT DISTINCT ON (subject) subject, (document ->> 'at')::timestamptz AS at
               FROM audit_event
              WHERE service = 'dispatch' AND type = 'case.suspended.v1'
              ORDER BY subject, sequence DESC) AS last
         ON last.subject = file.report_id::text
 WHERE file.suspended_at IS DISTINCT FROM CASE WHEN file.state = 'suspended' THEN last.at END;

-- @check figures.reportersDiffer: how much somebody reported, or whether they stayed, is not what the journal says; rrp recount mends it
SELECT coalesce(known.citizen_id::text, said.citizen),
       format('%s reports counted, %s in the journal', coalesce(known.reports, 0), coalesce(said.reports, 0))
  FROM intake.reporter AS known
  FULL JOIN (SELECT document -> 'report' ->> 'citizenID' AS citizen, count(*) AS reports,
                    max(((document ->> 'at')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date) AS last_on
               FROM audit_event
              WHERE service = 'intake' AND type = 'report.registered.v1'
                AND document -> 'report' ->> 'source' = 'citizen' AND document -> 'report' ->> 'citizenID' IS NOT NULL
              GROUP BY 1) AS said
         ON said.citizen::uuid = known.citizen_id
 WHERE known.reports IS DISTINCT FROM said.reports
    OR (known.stayed_with IS NOT NULL) <> (said.last_on >= known.first_on + 30);

-- @check figures.newcomersDiffer: so many came and stayed is not what the reporters say; rrp recount mends it
SELECT concat_ws(' ', coalesce(listed.month, counted.month), coalesce(listed.town_code, counted.town_code)),
       format('%s came and %s stayed counted, %s and %s listed', coalesce(counted.newcomers, 0),
              coalesce(counted.stayed, 0), coalesce(listed.newcomers, 0), coalesce(listed.stayed, 0))
  FROM (SELECT date_trunc('month', first_on)::date AS month, town_code, campaign_code, cohort_code,
               count(*) AS newcomers, count(stayed_with) AS stayed
          FROM intake.reporter
         GROUP BY 1, 2, 3, 4) AS listed
  FULL JOIN (SELECT month, town_code, campaign_code, cohort_code, sum(newcomers)::bigint AS newcomers,
                    sum(stayed)::bigint AS stayed
               FROM intake.reporter_figure
              GROUP BY 1, 2, 3, 4) AS counted USING (month, town_code, campaign_code, cohort_code)
 WHERE (listed.newcomers, listed.stayed) IS DISTINCT FROM (counted.newcomers, counted.stayed);

-- @check follower.countDiffers: how many follow a report is not how many are listed
SELECT report.id, format('%s counted, %s listed', report.followers, count(follower.citizen_id))
  FROM intake.report
  LEFT JOIN intake.follower ON follower.report_id = report.id
 GROUP BY report.id
HAVING report.followers <> count(follower.citizen_id);

-- @check merger.rootDiffers: a merged report does not belong to the root of its mergers, or belongs to one without a merger
WITH RECURSIVE chain (id, original_id, depth) AS (
    SELECT duplicate_id, original_id, 1
      FROM intake.merger
     WHERE separated_at IS NULL
     UNION ALL
    SELECT chain.id, merger.original_id, depth + 1
      FROM chain
      JOIN intake.merger ON merger.duplicate_id = chain.original_id AND merger.separated_at IS NULL
     WHERE depth < 64
), root AS (
    SELECT DISTINCT ON (id) id, original_id FROM chain ORDER BY id, depth DESC
)
SELECT report.id, format('belongs to %s, its mergers lead to %s', report.merged_into, root.original_id)
  FROM intake.report
  LEFT JOIN root USING (id)
 WHERE report.merged_into IS DISTINCT FROM root.original_id;

-- @check merger.findingDiffers: a report is merged though its finding says otherwise
SELECT report.id, format('merged into %s, finding %s', report.merged_into, coalesce(dossier.finding, 'none'))
  FROM intake.report
  JOIN verification.report AS dossier ON dossier.report_id = report.id
 WHERE report.merged_into IS NOT NULL AND dossier.finding IS DISTINCT FROM 'duplicate';

-- @check notice.followerDiffers: somebody hears of a report that they do not follow, or follows and does not hear
SELECT coalesce(told.report_id, listed.report_id), format('citizen %s', coalesce(told.citizen_id, listed.citizen_id))
  FROM (SELECT report_id, citizen_id FROM notification.follower WHERE is_following) AS told
  FULL JOIN intake.follower AS listed USING (report_id, citizen_id)
 WHERE told.report_id IS NULL OR listed.report_id IS NULL;
