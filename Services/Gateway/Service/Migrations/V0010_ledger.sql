-- Points by checkpoint and along the index; read.points stays for the release before.
CREATE VIEW read.balance AS
SELECT balance.account_id, balance.code, balance.amount
  FROM reward.balance
 WHERE balance.ledger = 'points';

CREATE VIEW read.posting AS
SELECT posting.account_id, posting.position, posting.amount, transaction.kind, transaction.report_id,
       transaction.recorded_at
  FROM reward.posting
  JOIN reward.transaction ON transaction.id = posting.transaction_id
 WHERE transaction.ledger = 'points';

GRANT SELECT ON read.balance, read.posting TO rrp_gateway;
