-- Invariant 2: what operators do with money leaves an act, and what stands is what the last act says.

-- @check reward.actUnsealed: what an operator did with money is not in the sealed journal, or is not what stands there
SELECT coalesce(act.position::text, note.document ->> 'position', 'no number'),
       format('%s %s by %s, sealed as %s %s by %s', act.act, act.subject, act.actor, note.document ->> 'act',
              note.document ->> 'subject', note.actor)
  FROM reward.operator_act AS act
  FULL JOIN (SELECT (document ->> 'position')::bigint AS position, document, substr(actor, strpos(actor, ':') + 1) AS actor
               FROM (SELECT pg_temp.readable(body) AS document, actor
                       FROM journal.message
                      WHERE type = 'journal.operated.v1') AS written) AS note USING (position)
 WHERE (act.actor, act.act, act.subject, act.before, act.after, act.reason)
       IS DISTINCT FROM (note.actor, note.document ->> 'act', note.document ->> 'subject', note.document ->> 'before',
                         note.document ->> 'after', note.document ->> 'reason');

-- @check reward.settingUnnoted: a setting of rewards is not what its last act says
SELECT setting.name, format('%s, last set to %s', setting.value, act.after)
  FROM reward.setting
  JOIN (SELECT DISTINCT ON (subject) subject, after
          FROM reward.operator_act
         WHERE act = 'rewards set'
         ORDER BY subject, position DESC) AS act ON act.subject = setting.name
 WHERE act.after IS DISTINCT FROM setting.value::text;

-- @check reward.budgetUnnoted: what a town was granted for a month, or for those to come, is not what its last act says
SELECT coalesce(budget.town_code, act.town_code) || ' ' || coalesce(budget.month, act.month),
       format('%s granted, last set to %s', coalesce(budget.yuan, 'nothing'), coalesce(act.yuan, 'nothing'))
  FROM (SELECT town_code, month, to_char(granted / 100.0, 'FM999999999990.00') AS yuan, false AS is_standing FROM reward.budget
         UNION ALL
        SELECT town_code, 'standing', to_char(granted / 100.0, 'FM999999999990.00'), true FROM reward.town_budget) AS budget
  FULL JOIN (SELECT DISTINCT ON (town_code, month) town_code, month, yuan
               FROM (SELECT split_part(line, '=', 1) AS town_code, split_part(subject, ' ', 2) AS month,
                            split_part(line, '=', 2) AS yuan, position
                       FROM reward.operator_act
                      CROSS JOIN LATERAL string_to_table(after, ' ') AS line
                      WHERE act = 'rewards budget') AS said
              ORDER BY town_code, month, position DESC) AS act
         ON act.town_code = budget.town_code AND act.month = budget.month
 -- A month's budget that nobody set was opened by the service.
 WHERE CASE WHEN act.town_code IS NULL THEN budget.is_standing
            ELSE act.yuan <> coalesce(budget.yuan, 'default') END;

-- @check reward.pauseUnnoted: an operator paused paying, and it goes on though nobody resumed it
SELECT act.subject, format('%s by %s at %s', act.act, act.actor, act.at)
  FROM (SELECT DISTINCT ON (subject) subject, act, actor, at
          FROM reward.operator_act
         WHERE act IN ('payouts pause', 'payouts stop', 'payouts resume')
         ORDER BY subject, position DESC) AS act
  LEFT JOIN reward.pause ON pause.scope = act.subject
 WHERE act.act <> 'payouts resume' AND pause.scope IS NULL;

-- @check payout.closingUnnoted: a month that an operator signed off is not signed, or by another name
SELECT act.subject, format('%s by %s, now by %s', act.act, act.actor, coalesce(closing.closed_by, 'nobody'))
  FROM reward.operator_act AS act
  LEFT JOIN reward.closing ON closing.month = act.subject
 WHERE act.act = 'payouts close' AND closing.closed_by IS DISTINCT FROM act.actor;
