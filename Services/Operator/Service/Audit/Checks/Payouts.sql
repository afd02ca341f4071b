-- Invariant 2: a red packet is paid at most once, and every payout ends paid, released or on the work list; payout, bill, ledger
-- and announcement agree to the fen.

-- @check payout.missing: a red packet was decided and has no payout of its amount and citizen, or a payout was never decided
SELECT coalesce(decision.report_id, payout.report_id),
       format('%s fen decided, %s fen to pay', decision.fen, coalesce(payout.fen::text, 'none'))
  FROM (SELECT * FROM reward.decision WHERE fen > 0) AS decision
  FULL JOIN reward.payout USING (report_id)
 WHERE decision.fen IS DISTINCT FROM payout.fen OR decision.citizen_id IS DISTINCT FROM payout.citizen_id;

-- @check payout.unsettled: what became of a payout is not what the ledger says became of its money
SELECT payout.report_id, format('%s, but %s transactions to pay and %s to release', payout.state,
                                count(*) FILTER (WHERE transaction.kind = 'pay'),
                                count(*) FILTER (WHERE transaction.kind = 'release'))
  FROM reward.payout
  LEFT JOIN reward.transaction ON transaction.report_id = payout.report_id AND transaction.kind IN ('pay', 'release')
 GROUP BY payout.report_id
HAVING count(*) FILTER (WHERE transaction.kind = 'pay') <> (payout.state = 'paid')::int
    OR count(*) FILTER (WHERE transaction.kind = 'release') <> (payout.state IN ('released', 'withheld'))::int;

-- @check payout.settledWrong: another amount was paid or released than was reserved
SELECT payout.report_id, format('%s fen reserved, %s fen moved to %s', payout.fen, posting.amount, account.code)
  FROM reward.payout
  JOIN reward.transaction ON transaction.report_id = payout.report_id AND transaction.kind IN ('pay', 'release')
  JOIN reward.posting ON posting.transaction_id = transaction.id
  JOIN reward.account ON account.id = posting.account_id
 WHERE (posting.amount, account.code)
       NOT IN ((payout.fen, 'paid'), (-payout.fen, 'reserved/' || payout.citizen_id),
               (payout.fen, 'budget/' || payout.town_code || '/' || payout.month));

-- @check payout.reservedDiffers: what is set aside for a citizen is not the sum of the payouts that are not settled
SELECT coalesce(account.code, 'reserved/' || waiting.citizen_id),
       format('%s fen in the account, %s fen waiting', coalesce(account.fen, 0), coalesce(waiting.fen, 0))
  FROM (SELECT account.code, sum(posting.amount) AS fen
          FROM reward.account
          JOIN reward.posting ON posting.account_id = account.id
         WHERE account.code LIKE 'reserved/%'
         GROUP BY account.code) AS account
  FULL JOIN (SELECT citizen_id, sum(fen) AS fen
               FROM reward.payout
              WHERE state NOT IN ('paid', 'released', 'withheld')
              GROUP BY citizen_id) AS waiting
         ON account.code = 'reserved/' || waiting.citizen_id
 WHERE coalesce(account.fen, 0) <> coalesce(waiting.fen, 0);

-- @check payout.billAltered: the bill of a payout is not the one that was stored before it was first sent
SELECT payout.report_id, format('attempt %s, bill %s', payout.attempt, payout.bill_number)
  FROM reward.payout
  LEFT JOIN reward.bill ON bill.number = payout.bill_number
 WHERE payout.bill_number IS NOT NULL
   -- A number that is only asked about has no bytes, and no money is claimed by it.
   AND NOT (bill.number IS NULL AND payout.state <> 'confirming'
            AND pg_temp.readable(payout.document) -> 'bill' ->> 'number' IS NOT DISTINCT FROM payout.bill_number
            AND pg_temp.readable(payout.document) -> 'bill' ->> 'body' IS NULL)
   AND (bill.number IS NULL OR bill.report_id <> payout.report_id OR bill.attempt <> payout.attempt
        OR bill.body IS DISTINCT FROM pg_temp.readable(payout.document) -> 'bill' ->> 'body'
        OR (pg_temp.readable(bill.body) ->> 'transfer_amount')::bigint <> payout.fen
        OR pg_temp.readable(bill.body) ->> 'out_bill_no' <> bill.number);

-- @check payout.numberInvented: the number of a payout's bill does not follow from its report and attempt
SELECT payout.report_id, format('attempt %s, bill %s', payout.attempt, payout.bill_number)
  FROM reward.payout
 WHERE payout.bill_number <> 'RRP' || left(
           encode(sha256(convert_to('payout/' || payout.report_id || '/' || payout.attempt, 'UTF8')), 'hex'), 28);

-- @check payout.documentDiffers: a payout's columns do not say what its document says
SELECT payout.report_id, format('state %s, version %s', payout.state, payout.version)
  FROM reward.payout
 CROSS JOIN LATERAL (SELECT pg_temp.readable(payout.document) AS document) AS kept
 WHERE kept.document ->> 'state' IS DISTINCT FROM payout.state
    OR (kept.document ->> 'version')::int IS DISTINCT FROM payout.version
    OR (kept.document ->> 'amount')::bigint IS DISTINCT FROM payout.fen
    OR kept.document ->> 'call' IS DISTINCT FROM payout.call
    OR kept.document -> 'bill' ->> 'number' IS DISTINCT FROM payout.bill_number;

-- @check payout.asleep: a payout is under way, and neither a call nor a timer will ever move it
SELECT payout.report_id, 'state ' || payout.state
  FROM reward.payout
  LEFT JOIN scheduler.timer ON timer.key = 'reward/' || payout.report_id || '/redPacket/warning'
 WHERE payout.state IN ('creating', 'confirming') AND payout.call IS NULL AND timer.key IS NULL;

-- @check payout.overstaying: money is still reserved though its time is over
SELECT payout.report_id, 'reserved until ' || payout.reserved_until
  FROM reward.payout
 WHERE payout.state = 'reserved' AND payout.reserved_until < clock.now() - interval '5 minutes';

-- @check payout.announcedWrong: a payment or a release was not announced exactly once, or was announced and is none
SELECT coalesce(payout.report_id::text, event.subject),
       format('%s, announced as %s', coalesce(payout.state, 'no payout'), coalesce(event.said, 'nothing'))
  FROM (SELECT * FROM reward.payout WHERE state IN ('paid', 'released')) AS payout
  FULL JOIN (SELECT subject, string_agg(type, ', ') AS said
               FROM audit_event
              WHERE type IN ('redPacket.paid.v1', 'redPacket.released.v1')
              GROUP BY subject) AS event
         ON event.subject = payout.report_id::text
 WHERE event.said IS DISTINCT FROM 'redPacket.' || payout.state || '.v1';

-- @check payout.unreviewed: a suspected red packet can be claimed or was paid, or was withheld, and no reviewer decided so
SELECT payout.report_id, format('%s, suspected of %s, decided: %s', payout.state,
                                (SELECT string_agg(code, ', ' ORDER BY code) FROM reward.suspicion
                                  WHERE suspicion.report_id = payout.report_id),
                                coalesce(event.said, 'nothing'))
  FROM reward.payout
  LEFT JOIN (SELECT subject, string_agg(CASE WHEN (document ->> 'isCleared')::boolean THEN 'cleared' ELSE 'withheld' END, ', ') AS said
               FROM audit_event
              WHERE type = 'redPacket.reviewed.v1' AND actor IS NOT NULL
              GROUP BY subject) AS event
         ON event.subject = payout.report_id::text
 WHERE CASE WHEN EXISTS (SELECT FROM reward.suspicion WHERE suspicion.report_id = payout.report_id)
            THEN event.said IS DISTINCT FROM
                 CASE payout.state WHEN 'checking' THEN NULL WHEN 'withheld' THEN 'withheld' ELSE 'cleared' END
            ELSE payout.state IN ('checking', 'withheld') OR event.said IS NOT NULL END;

-- @check payout.sampleUnfair: a red packet was looked at by lot, or was not, against the lot as anybody computes it
SELECT decision.report_id, format('%s of %s', drawn.number, decision.review_share)
  FROM reward.decision
  JOIN reward.draw ON draw.day = decision.draw_day
 CROSS JOIN LATERAL (
        SELECT sum(get_byte(hash, place) * power(256::numeric, 7 - place)) / power(2::numeric, 64) AS number
          FROM sha256(convert_to('review/' || draw.seed || '/' || decision.report_id || '/' || decision.draw_message, 'UTF8')) AS hash
         CROSS JOIN generate_series(0, 7) AS place) AS drawn
 WHERE decision.fen > 0 AND decision.review_share IS NOT NULL
   AND (drawn.number < decision.review_share)
       <> EXISTS (SELECT FROM reward.suspicion WHERE suspicion.report_id = decision.report_id AND code = 'sample');

-- @check payout.closingDiffers: the sum of a month that was signed off has changed
SELECT closing.month,
       format('%s red packets, %s fen signed off; %s red packets, %s fen posted', closing.count, closing.fen,
              coalesce(paid.count, 0), coalesce(paid.fen, 0))
  FROM reward.closing
  LEFT JOIN (SELECT to_char(transaction.recorded_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
                    count(*) AS count, sum(posting.amount) AS fen
               FROM reward.transaction
               JOIN reward.posting ON posting.transaction_id = transaction.id
               JOIN reward.account ON account.id = posting.account_id AND account.code = 'paid'
              WHERE transaction.kind = 'pay'
              GROUP BY 1) AS paid USING (month)
 WHERE closing.fen <> coalesce(paid.fen, 0) OR closing.count <> coalesce(paid.count, 0);
