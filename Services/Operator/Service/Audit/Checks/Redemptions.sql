-- Invariant 4: points that were exchanged are those that left the citizen's balance, once; a cancelled exchange gave them back.

-- @check redemption.differs: what an exchange cost is not what was posted for it, or points were exchanged for nothing
SELECT coalesce(redemption.id, posted.redemption_id),
       format('%s points, %s; %s postings out of and %s back to the citizen, %s left at the offer',
              coalesce(redemption.points::text, 'no exchange'), coalesce(redemption.state, 'none'),
              coalesce(posted.taken, 0), coalesce(posted.given_back, 0), coalesce(posted.at_offer, 0))
  FROM reward.redemption
  FULL JOIN (SELECT transaction.redemption_id,
                    count(*) FILTER (WHERE account.code LIKE 'points/%' AND posting.amount < 0) AS taken,
                    count(*) FILTER (WHERE account.code LIKE 'points/%' AND posting.amount > 0) AS given_back,
                    sum(posting.amount) FILTER (WHERE account.code LIKE 'redeemed/%') AS at_offer,
                    min(account.code) FILTER (WHERE account.code LIKE 'points/%') AS first_citizen,
                    max(account.code) FILTER (WHERE account.code LIKE 'points/%') AS last_citizen,
                    min(account.code) FILTER (WHERE account.code LIKE 'redeemed/%') AS offer
               FROM reward.transaction
               JOIN reward.posting ON posting.transaction_id = transaction.id
               JOIN reward.account ON account.id = posting.account_id
              WHERE transaction.redemption_id IS NOT NULL AND transaction.kind <> 'settle'
              GROUP BY transaction.redemption_id) AS posted
         ON posted.redemption_id = redemption.id
 WHERE redemption.id IS NULL OR posted.redemption_id IS NULL
    OR posted.taken <> 1
    OR posted.given_back <> (redemption.state = 'cancelled')::int
    OR posted.at_offer <> CASE redemption.state WHEN 'cancelled' THEN 0 ELSE redemption.points END
    OR posted.first_citizen <> 'points/' || redemption.citizen_id OR posted.last_citizen <> posted.first_citizen
    OR posted.offer <> 'redeemed/' || redemption.offer_code;

-- @check redemption.settledWrong: more was taken for what was forgiven than a cancelled exchange gave back, or of somebody else
SELECT transaction.id, format('%s points of an exchange, %s; %s from its citizen, %s to what they were forgiven',
                              coalesce(redemption.points, 0), coalesce(redemption.state, 'none'),
                              coalesce(moved.taken, 0), coalesce(moved.settled, 0))
  FROM reward.transaction
  LEFT JOIN reward.redemption ON redemption.id = transaction.redemption_id
  LEFT JOIN LATERAL (
        SELECT -sum(posting.amount) FILTER (WHERE account.code = 'points/' || redemption.citizen_id) AS taken,
               sum(posting.amount) FILTER (WHERE account.code = 'forgiven/' || redemption.citizen_id) AS settled
          FROM reward.posting
          JOIN reward.account ON account.id = posting.account_id
         WHERE posting.transaction_id = transaction.id) AS moved ON true
 WHERE transaction.kind = 'settle'
   AND (redemption.state IS DISTINCT FROM 'cancelled'
        OR moved.taken IS DISTINCT FROM moved.settled
        OR moved.settled IS NULL OR moved.settled NOT BETWEEN 1 AND redemption.points);

-- @check redemption.unannounced: an exchange, its handing over or its end does not stand in the journal exactly once
SELECT redemption.id, format('%s, told: %s', redemption.state, coalesce(told.said, 'nothing'))
  FROM reward.redemption
  LEFT JOIN (SELECT pg_temp.readable(body) ->> 'redemptionID' AS id, string_agg(type, ' ' ORDER BY position) AS said
               FROM journal.message
              WHERE type IN ('points.redeemed.v1', 'redemption.handedOver.v1', 'redemption.cancelled.v1')
              GROUP BY 1) AS told ON told.id = redemption.id::text
 WHERE told.said IS DISTINCT FROM 'points.redeemed.v1'
       || CASE redemption.state WHEN 'waiting' THEN '' ELSE ' redemption.' || redemption.state || '.v1' END;
