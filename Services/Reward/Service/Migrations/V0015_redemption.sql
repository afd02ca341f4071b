-- Points exchanged for something of a town's counter: paid at once out of the points ledger, handed over for a code, or
-- cancelled, which is a reversal.
CREATE TABLE reward.redemption (
    id          uuid        PRIMARY KEY,
    citizen_id  uuid        NOT NULL,
    offer_code  text        NOT NULL,
    town_code   text        NOT NULL,
    points      bigint      NOT NULL CHECK (points > 0),
    state       text        NOT NULL CHECK (state IN ('waiting', 'handedOver', 'cancelled')),
    version     integer     NOT NULL,
    code        text        NOT NULL,
    redeemed_at timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL,
    document    text        NOT NULL
);
COMMENT ON COLUMN reward.redemption.code IS 'What the citizen shows at the counter.';
CREATE INDEX redemption_of_citizen ON reward.redemption (citizen_id, redeemed_at DESC);
CREATE INDEX redemption_waiting ON reward.redemption (town_code, code) WHERE state = 'waiting';

ALTER TABLE reward.transaction
    ADD COLUMN redemption_id uuid,
    DROP CONSTRAINT transaction_kind_check,
    ADD CONSTRAINT transaction_kind_check
        CHECK (kind IN ('grant', 'reserve', 'pay', 'release', 'budget', 'reversal', 'redeem'));
CREATE INDEX transaction_of_redemption ON reward.transaction (redemption_id) WHERE redemption_id IS NOT NULL;

COMMENT ON COLUMN reward.account.code IS
    'Points: issued → points/<citizen> → redeemed/<offer>, or back; forgiven → issued where points that are taken back were '
    'spent already. Cash: budget/<town>/<month> → reserved/<citizen> → paid, or back.';

GRANT SELECT, INSERT, UPDATE ON reward.redemption TO rrp_reward;
