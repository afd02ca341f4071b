-- Invariant 2: a report is rewarded and paid at most once for each kind, and after quiescence exactly once or with a
-- recorded reason; decision, payout, ledger and announcement agree to the fen.

-- @check reward.twice: a report was rewarded twice for the same kind
SELECT report_id, ledger || ' ' || kind || ' ' || count(*) || ' times'
  FROM reward.transaction AS done
 WHERE report_id IS NOT NULL AND kind IN ('grant', 'reserve', 'pay', 'release')
 GROUP BY report_id, ledger, kind
-- What was taken back may be granted anew.
HAVING count(*) > 1 + (SELECT count(*)
                         FROM reward.transaction AS back
                        WHERE back.report_id = done.report_id AND back.ledger = done.ledger AND back.kind = 'reversal');

-- @check reward.undecided: a citizen's verified report has no decision about its reward
SELECT report.report_id, 'found ' || report.finding
  FROM verification.report
  LEFT JOIN reward.decision USING (report_id)
 WHERE report.source = 'citizen'
   AND report.finding IN ('confirmed', 'resolvedOnSite', 'goneOnArrival', 'duplicate')
   AND decision.report_id IS NULL
   AND NOT EXISTS (SELECT FROM reward.withheld WHERE withheld.report_id = report.report_id AND granted_at IS NULL);

-- @check reward.pauseUnfounded: a citizen's rewards pause because of a report that is not held to be in bad faith, or go on although it is
-- Where no days are set there is a pause without length.
SELECT report_id, format('pause %s, bad faith %s', coalesce(pause.state, 'never begun'), coalesce(malice.state, 'never proposed'))
  FROM reward.reporter_pause AS pause
  FULL JOIN verification.malice USING (report_id)
 WHERE coalesce(pause.state <> 'lifted', false) <> coalesce(malice.state IN ('found', 'appealed', 'confirmed'), false);

-- @check reward.pauseUnannounced: a pause began without a word to its citizen, or was told of twice
SELECT pause.report_id, format('%s, told of %s times', pause.state, count(event.position))
  FROM reward.reporter_pause AS pause
  LEFT JOIN audit_event AS event ON event.subject = pause.report_id::text AND event.type = 'rewards.paused.v1'
 GROUP BY pause.report_id
HAVING count(event.position) <> (pause.starts_at < pause.ends_at)::int;

-- @check reward.paidWhilePaused: a report that was registered within a pause brought something all the same
SELECT decision.report_id, format('%s points, %s fen, registered %s', decision.points, decision.fen, decision.registered_at)
  FROM reward.decision
  JOIN reward.reporter_pause AS pause ON pause.citizen_id = decision.citizen_id AND pause.state <> 'lifted'
                   AND decision.registered_at >= pause.starts_at AND decision.registered_at < pause.ends_at
                   AND decision.decided_at > pause.heard_at
 WHERE decision.points > 0 OR decision.fen > 0;

-- @check reward.withheldDiffers: a reward is withheld and no pause covers its report, or it counts as granted and was not, or the other way round
SELECT withheld.report_id, format('granted %s, decided %s', coalesce(withheld.granted_at::text, 'never'),
                                  coalesce(decision.decided_at::text, 'never'))
  FROM reward.withheld
  LEFT JOIN reward.decision USING (report_id)
 CROSS JOIN LATERAL (SELECT (pg_temp.readable(withheld.verified) #>> '{report,registeredAt}')::timestamptz AS registered_at) AS said
 WHERE CASE WHEN withheld.granted_at IS NULL
            THEN decision.report_id IS NOT NULL
                 OR NOT EXISTS (SELECT FROM reward.reporter_pause AS pause
                                 WHERE pause.citizen_id = withheld.citizen_id AND pause.state <> 'lifted'
                                   AND said.registered_at >= pause.starts_at AND said.registered_at < pause.ends_at)
            ELSE decision.report_id IS NULL
                 AND NOT EXISTS (SELECT FROM reward.undone_decision WHERE undone_decision.report_id = withheld.report_id) END;

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
  -- What was taken back and spent already counts as taken back.
  LEFT JOIN reward.account ON account.code IN ('points/' || decision.citizen_id, 'forgiven/' || decision.citizen_id, 'forgiven')
  LEFT JOIN reward.posting ON posting.transaction_id = transaction.id AND posting.account_id = account.id
 GROUP BY decision.report_id
HAVING decision.points <> coalesce(sum(posting.amount), 0);

-- @check reward.leftOver: points stand in the ledger for a report without a decision
SELECT transaction.report_id, sum(posting.amount) || ' points left'
  FROM reward.transaction
  JOIN reward.posting ON posting.transaction_id = transaction.id
  JOIN reward.account ON account.id = posting.account_id
                     AND (account.code LIKE 'points/%' OR account.code LIKE 'forgiven/%' OR account.code = 'forgiven')
 WHERE transaction.ledger = 'points' AND transaction.report_id IS NOT NULL
   -- What its followers got does not need one: a patrol's report has none.
   AND transaction.kind NOT IN ('followed', 'unfollowed')
   AND NOT EXISTS (SELECT FROM reward.decision WHERE decision.report_id = transaction.report_id)
 GROUP BY transaction.report_id
HAVING sum(posting.amount) <> 0;

-- @check reward.followedDiffer: the points that a follower was granted are not those in the ledger
SELECT coalesce(point.report_id, posted.report_id),
       format('%s of %s granted%s, %s posted', coalesce(point.points, 0), coalesce(point.citizen, posted.citizen),
              CASE WHEN point.withdrawn_at IS NOT NULL THEN ' and taken back' ELSE '' END, coalesce(posted.points, 0))
  FROM (SELECT report_id, citizen_id::text AS citizen, points, withdrawn_at FROM reward.followed_point) AS point
  FULL JOIN (SELECT transaction.report_id, split_part(account.code, '/', 2) AS citizen, sum(posting.amount) AS points
               FROM reward.transaction
               JOIN reward.posting ON posting.transaction_id = transaction.id
               JOIN reward.account ON account.id = posting.account_id
                                  AND (account.code LIKE 'points/%' OR account.code LIKE 'forgiven/%')
              WHERE transaction.kind IN ('followed', 'unfollowed')
              GROUP BY 1, 2) AS posted
         ON posted.report_id = point.report_id AND posted.citizen = point.citizen
 WHERE CASE WHEN point.withdrawn_at IS NULL THEN coalesce(point.points, 0) ELSE 0 END <> coalesce(posted.points, 0);

-- @check reward.followedUndeserved: a point for following a case that was not found true, or was found true before, or is the follower's own
SELECT point.report_id, format('%s, found true %s', point.citizen_id, coalesce(found.found_at::text, 'never'))
  FROM reward.followed_point AS point
  LEFT JOIN reward.followed_case AS found ON found.report_id = point.report_id
 WHERE point.withdrawn_at IS NULL AND point.points > 0
   AND (found.found_at IS NULL
        OR NOT EXISTS (SELECT FROM reward.follower
                        WHERE follower.report_id = point.report_id AND follower.citizen_id = point.citizen_id
                          AND follower.is_following AND follower.changed_at < found.found_at)
        OR EXISTS (SELECT FROM reward.decision
                    WHERE decision.report_id = point.report_id AND decision.citizen_id = point.citizen_id));

-- @check reward.followedTwice: a citizen has a point for following a case, and another for a duplicate of it
SELECT point.report_id, format('%s, duplicate %s', point.citizen_id, finding.report_id)
  FROM reward.followed_point AS point
  JOIN reward.duplicate_finding AS finding ON finding.original_id = point.report_id AND NOT finding.is_taken_back
  JOIN reward.decision ON decision.report_id = finding.report_id AND decision.citizen_id = point.citizen_id
 WHERE point.withdrawn_at IS NULL AND point.points > 0 AND decision.finding = 'duplicate' AND decision.points > 0;

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
  LEFT JOIN (SELECT subject, said.sign, said.sign * (document ->> 'points')::bigint AS points,
                    (document ->> 'amount')::bigint AS fen
               FROM audit_event
               JOIN (VALUES ('points.granted.v1', 1), ('points.withdrawn.v1', -1), ('redPacket.reserved.v1', 1))
                    AS said (type, sign) USING (type)) AS event
         ON event.subject = decision.report_id::text
 GROUP BY decision.report_id
HAVING decision.points <> coalesce(sum(event.points), 0)
    OR decision.fen <> coalesce(sum(event.fen), 0)
    OR coalesce(sum(event.sign), 0) <> (decision.points > 0)::int + (decision.fen > 0)::int;

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

-- @check reward.budgetPacketsDiffer: so many red packets of a budget are counted, and others are reserved or paid
SELECT budget.town_code || ' ' || budget.month, format('%s counted, %s there', budget.packets, coalesce(packet.number, 0))
  FROM reward.budget
  LEFT JOIN (SELECT town_code, month, count(*) AS number
               FROM reward.payout
              WHERE state NOT IN ('released', 'withheld')
              GROUP BY 1, 2) AS packet USING (town_code, month)
 WHERE budget.packets <> coalesce(packet.number, 0);

-- @check reward.budgetClaimedDiffer: what citizens received from a budget is not what the payouts say
SELECT coalesce(counted.town_code, paid.town_code) || ' ' || coalesce(counted.month, paid.month),
       format('%s red packets of %s fen counted, %s of %s fen paid', coalesce(counted.packets, 0), coalesce(counted.fen, 0),
              coalesce(paid.packets, 0), coalesce(paid.fen, 0))
  FROM (SELECT town_code, month, sum(packets)::bigint AS packets, sum(fen)::bigint AS fen
          FROM reward.claimed
         GROUP BY 1, 2) AS counted
  FULL JOIN (SELECT town_code, month, count(*) AS packets, sum(fen)::bigint AS fen
               FROM reward.payout
              WHERE state = 'paid'
              GROUP BY 1, 2) AS paid USING (town_code, month)
 WHERE (counted.packets, counted.fen) IS DISTINCT FROM (paid.packets, paid.fen);

-- @check reward.ruleDiffers: a reward was decided by a rule that was never so, or is not for such a report, or says something else
SELECT decision.report_id,
       format('rule %s, version %s: %s; decided by %s', decision.rule_id, decision.rule_version,
              coalesce(kept.document, 'there is none'), decision.terms)
  FROM reward.decision
  LEFT JOIN reward.rule_version AS kept ON kept.rule_id = decision.rule_id AND kept.version = decision.rule_version
 CROSS JOIN LATERAL (SELECT pg_temp.readable(kept.document) AS rule, pg_temp.readable(decision.terms) AS terms) AS said
 WHERE decision.rule_id IS NOT NULL
   AND (said.rule IS NULL OR said.terms IS NULL
        OR NOT (said.rule ->> 'isActive')::boolean
        OR kept.changed_at > decision.decided_at + interval '1 minute'
        OR said.rule ->> 'category' NOT IN ('*', left(decision.category_code, 2), decision.category_code)
        OR said.rule ->> 'campaignCode' IS DISTINCT FROM coalesce(decision.campaign_code, '-') AND said.rule ? 'campaignCode'
        OR said.rule ->> 'cohortCode' IS DISTINCT FROM coalesce(decision.cohort_code, '-') AND said.rule ? 'cohortCode'
        OR (said.rule ->> 'from')::timestamptz > decision.registered_at
        OR (said.rule ->> 'until')::timestamptz <= decision.registered_at
        OR said.rule -> 'prizes' <> said.terms -> 'prizes'
        OR (said.rule ->> 'points')::bigint + (said.rule ->> 'extraPoints')::bigint <> (said.terms ->> 'points')::bigint);

-- @check reward.termsDiffer: a report brought something else than the terms that it was decided by, with the draw as anybody computes it
SELECT decision.report_id,
       format('%s points, %s for %s; the draw brings %s fen by %s', decision.points,
              coalesce(decision.declined, decision.fen || ' fen'), decision.finding, coalesce(won.fen::text, 'no'), decision.terms)
  FROM reward.decision
 CROSS JOIN LATERAL (SELECT pg_temp.readable(decision.terms) AS terms) AS said
  LEFT JOIN reward.draw ON draw.day = decision.draw_day
 CROSS JOIN LATERAL (
        SELECT sum(get_byte(hash, place) * power(256::numeric, 7 - place)) FILTER (WHERE word = 'draw') AS place,
               sum(get_byte(hash, place) * power(256::numeric, 7 - place)) FILTER (WHERE word = 'amount') AS amount
          FROM unnest(ARRAY['draw', 'amount']) AS word
         CROSS JOIN sha256(convert_to(word || '/' || draw.seed || '/' || decision.report_id || '/' || decision.draw_message, 'UTF8')) AS hash
         CROSS JOIN generate_series(0, 7) AS place) AS drawn
  LEFT JOIN LATERAL (
        SELECT prize.lowest + div(drawn.amount * (prize.highest - prize.lowest + 1), power(2::numeric, 64)) AS fen
          FROM (SELECT position, (item ->> 'lowest')::bigint AS lowest, (item ->> 'highest')::bigint AS highest,
                       sum((item ->> 'winnersOf1000')::bigint) OVER (ORDER BY position) AS reached
                  FROM jsonb_array_elements(said.terms -> 'prizes') WITH ORDINALITY AS listed (item, position)) AS prize
         WHERE div(drawn.place * 1000, power(2::numeric, 64)) < prize.reached
         ORDER BY prize.position
         LIMIT 1) AS won ON true
 WHERE decision.terms IS NOT NULL
   -- Who has a point for following the same case gets none for a duplicate of it.
   AND (decision.points <> CASE WHEN decision.finding = 'duplicate' AND decision.points = 0
                                     AND EXISTS (SELECT FROM reward.followed_point
                                                  WHERE followed_point.citizen_id = decision.citizen_id
                                                    AND followed_point.points > 0) THEN 0
                                WHEN decision.finding = 'duplicate' THEN 1
                                WHEN decision.finding IN ('confirmed', 'resolvedOnSite', 'goneOnArrival')
                                THEN (said.terms ->> 'points')::bigint
                                ELSE decision.points END
        OR decision.draw_message IS NOT NULL
           AND CASE decision.declined WHEN 'notWon' THEN won.fen IS NOT NULL
                                      WHEN 'budgetExhausted' THEN won.fen IS NULL
                                      ELSE won.fen IS DISTINCT FROM decision.fen END
        OR decision.fen > 0 AND decision.is_for_minors);
