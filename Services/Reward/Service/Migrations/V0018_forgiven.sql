-- What a citizen was forgiven has an account of its own, and is settled when the exchange that had spent it is cancelled.
-- Older postings stay with `forgiven`, which nothing is posted to any more.
ALTER TABLE reward.transaction
    DROP CONSTRAINT transaction_kind_check,
    ADD CONSTRAINT transaction_kind_check
        CHECK (kind IN ('grant', 'reserve', 'pay', 'release', 'budget', 'reversal', 'redeem', 'settle'));

COMMENT ON COLUMN reward.account.code IS
    'Points: issued → points/<citizen> → redeemed/<offer>, or back; forgiven/<citizen> → issued where points that are taken '
    'back were spent already, points/<citizen> → forgiven/<citizen> when they are there after all. Older postings name '
    '`forgiven`, which is of nobody. Cash: budget/<town>/<month> → reserved/<citizen> → paid, or back.';
