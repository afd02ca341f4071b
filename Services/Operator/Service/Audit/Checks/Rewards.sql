-- Invariant 2, as far as nothing is paid yet: a report is rewarded at most once for each kind, and after quiescence
-- exactly once or with a recorded reason; decision, ledger and announcement agree to the fen.

-- @check reward.twice: a report was rewarded twice for the same kind
SELECT report_id, ledger || ' ' || kind || ' ' || count(*) || ' times'
  FROM reward.transaction
 WHERE report_id IS NOT NULL AND kind IN ('grant', 'reserve', 'pay')
 GROUP BY report_id, ledger, kind
HAVING count(*) > 1;

-- @check reward.undecided: a citizen's verified report has no decision about its reward
SELECT report.report_id, 'found ' || report.finding
  FROM verification.report
  LEFT JOIN reward.decision USING (report_id)
 WHERE report.source = 'citizen'
   AND report.finding IN ('confirmed', 'resolvedOnSite', 'goneOnArrival', 'duplicate')
   AND decision.report_id IS NULL;

-- @check reward.unexplained: no red packet was reserved where one is offered, and no reason is recorded
SELECT decision.report_id, 'category ' || report.category_code
  FROM reward.decision
  JOIN verification.report USING (report_id)
  JOIN city.category ON category.code = report.category_code
 WHERE decision.fen = 0 AND decision.declined IS NULL
   AND report.finding IN ('confirmed', 'resolvedOnSite')
   AND decision.citizen_id IS NOT NULL
   AND category.red_packet_fen > 0
   AND NOT EXISTS (SELECT FROM audit_event AS event
                    WHERE event.subject = decision.report_id::text AND event.type = 'report.alarmed.v1');

-- @check reward.pointsDiffer: the points that were decided are not those in the ledger
SELECT decision.report_id, decision.points || ' decided, ' || coalesce(sum(posting.amount), 0) || ' posted'
  FROM reward.decision
  LEFT JOIN reward.transaction ON transaction.report_id = decision.report_id AND transaction.ledger = 'points'
  LEFT JOIN reward.account ON account.code = 'points/' || decision.citizen_id
  LEFT JOIN reward.posting ON posting.transaction_id = transaction.id AND posting.account_id = account.id
 GROUP BY decision.report_id
HAVING decision.points <> coalesce(sum(posting.amount), 0);

-- @check reward.fenDiffer: the red packet that was decided is not the one that is reserved in the ledger
SELECT decision.report_id, decision.fen || ' fen decided, ' || coalesce(sum(posting.amount), 0) || ' reserved'
  FROM reward.decision
  LEFT JOIN reward.transaction
         ON transaction.report_id = decision.report_id AND transaction.ledger = 'cash' AND transaction.kind = 'reserve'
  LEFT JOIN reward.account ON account.code = 'reserved/' || decision.citizen_id
  LEFT JOIN reward.posting ON posting.transaction_id = transaction.id AND posting.account_id = account.id
 GROUP BY decision.report_id
HAVING decision.fen <> coalesce(sum(posting.amount), 0);

-- @check reward.unannounced: what was granted or reserved is not what was announced, exactly once
SELECT decision.report_id,
       format('decided %s points and %s fen, announced %s and %s in %s messages', decision.points, decision.fen,
              coalesce(sum(event.points), 0), coalesce(sum(event.fen), 0), count(event.*))
  FROM reward.decision
  LEFT JOIN (SELECT subject, (document ->> 'points')::bigint AS points, (document ->> 'amount')::bigint AS fen
               FROM audit_event
              WHERE type IN ('points.granted.v1', 'redPacket.reserved.v1')) AS event
         ON event.subject = decision.report_id::text
 GROUP BY decision.report_id
HAVING decision.points <> coalesce(sum(event.points), 0)
    OR decision.fen <> coalesce(sum(event.fen), 0)
    OR count(event.*) <> (decision.points > 0)::int + (decision.fen > 0)::int;

-- @check reward.undeserved: a reward for what is never rewarded: patrols, emergencies, crime tips; cash for the anonymous, a duplicate, what was gone
SELECT decision.report_id,
       format('%s points, %s fen for %s, %s', decision.points, decision.fen, report.category_code, report.finding)
  FROM reward.decision
  JOIN intake.report AS sent ON sent.id = decision.report_id
  LEFT JOIN verification.report USING (report_id)
  LEFT JOIN city.category ON category.code = report.category_code
 WHERE (decision.points > 0 OR decision.fen > 0)
       AND (sent.source = 'patrol' OR sent.state IN ('rejected', 'referred', 'alarmed') OR category.is_emergency
            OR category.is_crime_tip OR report.finding IS NULL)
    OR decision.fen > 0
       AND (sent.is_anonymous OR report.finding IN ('duplicate', 'goneOnArrival'));

-- @check reward.budgetDiffers: what a town has reserved of its budget is not the sum of its postings
SELECT budget.town_code || ' ' || budget.month, budget.reserved || ' fen reserved, ' || coalesce(spent.fen, 0) || ' posted'
  FROM reward.budget
  LEFT JOIN (SELECT account.code, -sum(posting.amount) AS fen
               FROM reward.posting
               JOIN reward.account ON account.id = posting.account_id
               JOIN reward.transaction ON transaction.id = posting.transaction_id
              WHERE transaction.kind IN ('reserve', 'release')
              GROUP BY account.code) AS spent
         ON spent.code = 'budget/' || budget.town_code || '/' || budget.month
 WHERE budget.reserved <> coalesce(spent.fen, 0);
