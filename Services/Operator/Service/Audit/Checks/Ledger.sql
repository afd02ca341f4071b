-- Invariant 4: postings sum to zero per transaction and overall; balances are sums of postings.

-- @check ledger.unbalanced: the postings of a transaction do not sum to zero
SELECT transaction_id, sum(amount) || ' is left'
  FROM reward.posting
 GROUP BY transaction_id
HAVING sum(amount) <> 0;

-- @check ledger.total: all postings of a ledger together do not sum to zero
SELECT account.ledger, sum(posting.amount) || ' is left'
  FROM reward.posting
  JOIN reward.account ON account.id = posting.account_id
 GROUP BY account.ledger
HAVING sum(posting.amount) <> 0;

-- @check ledger.empty: a transaction has fewer than two postings
SELECT transaction.id, count(posting.account_id) || ' postings'
  FROM reward.transaction
  LEFT JOIN reward.posting ON posting.transaction_id = transaction.id
 GROUP BY transaction.id
HAVING count(posting.account_id) < 2;

-- @check ledger.mixed: points and cash meet in one transaction
SELECT transaction.id, format('a transaction of %s posts to %s', transaction.ledger, account.code)
  FROM reward.transaction
  JOIN reward.posting ON posting.transaction_id = transaction.id
  JOIN reward.account ON account.id = posting.account_id
 WHERE account.ledger <> transaction.ledger;

-- @check ledger.overdrawn: somebody's balance is below zero
SELECT account.code, sum(posting.amount) || ' in the account'
  FROM reward.posting
  JOIN reward.account ON account.id = posting.account_id
 WHERE account.code LIKE 'points/%' OR account.code LIKE 'reserved/%'
 GROUP BY account.code
HAVING sum(posting.amount) < 0;

-- @check ledger.oversettled: more was settled than somebody had been forgiven
SELECT account.code, sum(posting.amount) || ' in the account'
  FROM reward.posting
  JOIN reward.account ON account.id = posting.account_id
 WHERE account.code = 'forgiven' OR account.code LIKE 'forgiven/%'
 GROUP BY account.code
HAVING sum(posting.amount) > 0;

-- @check ledger.checkpointDiffers: the kept sum of an account is not the sum of its postings up to there
SELECT coalesce(checkpoint.account_id, summed.account_id),
       format('%s in %s postings kept, %s in %s posted', coalesce(checkpoint.amount, 0), coalesce(checkpoint.postings, 0),
              coalesce(summed.amount, 0), coalesce(summed.postings, 0))
  FROM reward.checkpoint
  FULL JOIN (SELECT posting.account_id, sum(posting.amount) AS amount, count(*) AS postings
               FROM reward.posting
              WHERE posting.position <= (SELECT position FROM reward.checkpoint_end)
              GROUP BY posting.account_id) AS summed USING (account_id)
 WHERE (checkpoint.amount, checkpoint.postings) IS DISTINCT FROM (summed.amount, summed.postings);

-- @check ledger.townDiffers: a posting of a red packet stands in no town's statement, or in another town's
SELECT posting.transaction_id,
       format('%s, the red packet is of %s', coalesce(posting.town_code, 'no town'), coalesce(payout.town_code, 'no town'))
  FROM reward.posting
  JOIN reward.transaction ON transaction.id = posting.transaction_id
  LEFT JOIN reward.payout ON payout.report_id = transaction.report_id AND transaction.ledger = 'cash'
 WHERE posting.town_code IS DISTINCT FROM payout.town_code;

-- @check ledger.budgetOverspent: more is reserved than a town may give in a month
SELECT town_code || ' ' || month, format('%s of %s fen', reserved, granted)
  FROM reward.budget
 WHERE reserved > granted;
