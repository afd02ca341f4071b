-- A town's statement is a walk along an index, as a citizen's is: every posting of a red packet names the town.
ALTER TABLE reward.posting ADD COLUMN town_code text;
COMMENT ON COLUMN reward.posting.town_code IS 'Of the red packet that it moves; NULL for points.';

-- What is posted stays as it is; only whose it is is written beside it.
ALTER TABLE reward.posting DISABLE TRIGGER append_only;
UPDATE reward.posting
   SET town_code = payout.town_code
  FROM reward.transaction
  JOIN reward.payout ON payout.report_id = transaction.report_id
 WHERE transaction.ledger = 'cash' AND posting.transaction_id = transaction.id;
ALTER TABLE reward.posting ENABLE TRIGGER append_only;

CREATE INDEX posting_of_town_in_order ON reward.posting (town_code, position) WHERE town_code IS NOT NULL;
