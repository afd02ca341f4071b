-- Invariant 3: every due timer has one effect, for its last generation; none early; none after cancel.

-- @check timer.early: a timer fired before it was due
SELECT key, format('due %s, fired %s', due_at, fired_at)
  FROM scheduler.firing
 WHERE fired_at < due_at;

-- @check timer.stale: a timer fired for a generation that was no longer the last, or after it was cancelled
SELECT firing.key, format('generation %s fired %s, but %s was %s at %s', firing.generation, firing.fired_at, head.generation,
                          head.state, head.changed_at)
  FROM scheduler.firing
  JOIN scheduler.head USING (key)
 WHERE head.generation > firing.generation AND head.changed_at < firing.fired_at
    OR head.generation = firing.generation AND head.state <> 'fired'
    OR head.generation < firing.generation;

-- @check timer.unannounced: a timer fired and its owner was not told exactly once
SELECT firing.key, format('generation %s: %s messages', firing.generation, count(message.id))
  FROM scheduler.firing
  LEFT JOIN (SELECT id, pg_temp.readable(body) AS document
               FROM journal.message WHERE type = 'deadline.reached.v1') AS message
         ON message.document ->> 'key' = firing.key
        AND (message.document ->> 'generation')::bigint = firing.generation
 GROUP BY firing.key, firing.generation
HAVING count(message.id) <> 1;

-- @check timer.phantom: an owner was told of a timer that never fired
SELECT message.document ->> 'key', 'generation ' || (message.document ->> 'generation')
  FROM (SELECT pg_temp.readable(body) AS document FROM journal.message WHERE type = 'deadline.reached.v1') AS message
  LEFT JOIN scheduler.firing
         ON firing.key = message.document ->> 'key'
        AND firing.generation = (message.document ->> 'generation')::bigint
 WHERE firing.key IS NULL;

-- @check timer.late: a timer has been due for more than thirty seconds and has not fired
SELECT key, 'due ' || due_at
  FROM scheduler.timer
 WHERE due_at < clock.now() - interval '30 seconds';

-- @check timer.headDiffers: a pending timer and its head do not belong together
SELECT coalesce(timer.key, head.key),
       CASE WHEN head.key IS NULL THEN 'a timer without head'
            WHEN timer.key IS NULL THEN 'scheduled, but there is no timer'
            ELSE format('timer of generation %s, head %s %s', timer.generation, head.generation, head.state) END
  FROM scheduler.timer
  FULL JOIN (SELECT * FROM scheduler.head) AS head ON head.key = timer.key
 WHERE head.key IS NULL
    OR (timer.key IS NULL AND head.state = 'scheduled')
    OR (timer.key IS NOT NULL AND (head.state <> 'scheduled' OR head.generation <> timer.generation));

-- @check timer.notApplied: the last word of a timer's owner was not applied
SELECT said.key,
       format('generation %s%s was asked for, the head is %s', said.generation,
              CASE WHEN said.is_cancelled THEN ' (cancel)' ELSE '' END,
              coalesce(head.generation || ' ' || head.state, 'missing'))
  FROM audit_timer AS said
  LEFT JOIN scheduler.head USING (key)
 WHERE (head.key IS NULL AND said.recorded_at > clock.now() - interval '29 days')
    OR head.generation <> said.generation
    OR said.is_cancelled AND head.state <> 'cancelled'
    OR NOT said.is_cancelled AND head.state = 'cancelled';

-- @check timer.moved: a pending timer is due at another moment than its owner said
SELECT timer.key, format('asked for %s, set to %s', said.due_at, timer.due_at)
  FROM scheduler.timer
  JOIN audit_timer AS said USING (key)
 WHERE timer.generation = said.generation AND timer.due_at <> said.due_at;

-- @check timer.leftover: a timer is still set for what is over
SELECT named.key, 'state ' || ended.state
  FROM (SELECT key, unnest(ARRAY[split_part(key, '/', 1) || '/' || split_part(key, '/', 2),
                                 split_part(key, '/', 1) || '/' || split_part(key, '/', 2) || '/' || split_part(key, '/', 3)])
               AS owner
          FROM scheduler.timer) AS named
  JOIN (SELECT 'verification/' || task_id AS owner, state FROM verification.task WHERE state IN ('concluded', 'withdrawn')
         UNION ALL
        SELECT 'dispatch/' || case_id, state FROM dispatch.case_file WHERE state = 'closed'
         UNION ALL
        SELECT 'intake/' || id, state FROM intake.report WHERE state <> 'alarmed'
         UNION ALL
        SELECT 'reward/' || report_id, state FROM reward.payout WHERE state IN ('paid', 'released', 'withheld')
         UNION ALL
        -- A report has a red packet's timer besides, or a task's: these are named with their stage.
        SELECT 'verification/' || report_id || '/' || stage, state
          FROM verification.malice CROSS JOIN (VALUES ('malice', 'proposed'), ('maliceAppeal', 'appealed')) AS clock (stage, runs_in)
         WHERE state <> runs_in
         UNION ALL
        SELECT 'reward/' || report_id || '/rewardPause', state FROM reward.reporter_pause WHERE state <> 'active') AS ended
 USING (owner);

-- @check timer.missing: an open task or case, a question about bad faith or a pause has no timer for its limit
SELECT running.owner, 'state ' || running.state
  FROM (SELECT 'verification/' || task_id AS owner, state FROM verification.task
         WHERE state IN ('assigned', 'claimed', 'arrived', 'asking') AND overdue_at IS NULL
         UNION ALL
        SELECT 'dispatch/' || case_id, state FROM dispatch.case_file WHERE state <> 'closed' AND NOT is_overdue
         UNION ALL
        SELECT 'intake/' || id, state FROM intake.report WHERE state = 'alarmed' AND alarm_level < 3
         UNION ALL
        SELECT 'reward/' || report_id, state FROM reward.payout WHERE state IN ('reserved', 'checking')
         UNION ALL
        SELECT 'verification/' || report_id || '/' || CASE state WHEN 'proposed' THEN 'malice' ELSE 'maliceAppeal' END, state
          FROM verification.malice WHERE state IN ('proposed', 'appealed')
         UNION ALL
        SELECT 'reward/' || report_id || '/rewardPause', state FROM reward.reporter_pause WHERE state = 'active') AS running
  LEFT JOIN (SELECT DISTINCT part.owner
               FROM scheduler.timer
              CROSS JOIN LATERAL (SELECT split_part(key, '/', 1) || '/' || split_part(key, '/', 2) AS owner
                                   UNION ALL
                                  SELECT split_part(key, '/', 1) || '/' || split_part(key, '/', 2) || '/' || split_part(key, '/', 3)
                                 ) AS part) AS pending USING (owner)
 WHERE pending.owner IS NULL;

-- @check timer.markWithoutFiring: a task is marked as warned or overdue and no timer of it fired
SELECT task.task_id, format('warned %s, overdue %s', coalesce(task.warned_at::text, 'never'), coalesce(task.overdue_at::text, 'never'))
  FROM verification.task
 WHERE task.overdue_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM scheduler.firing
                        WHERE firing.key LIKE 'verification/' || task.task_id || '/%/limit')
    OR task.warned_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM scheduler.firing
                        WHERE firing.key LIKE 'verification/' || task.task_id || '/%/warning');
