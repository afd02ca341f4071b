-- Two ledgers that never mix: points, and cash in integer fen. Postings are only ever inserted, corrections are
-- reversals, and every transaction sums to zero, which the database itself enforces at commit.
CREATE TABLE reward.account (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ledger text   NOT NULL CHECK (ledger IN ('points', 'cash')),
    code   text   NOT NULL UNIQUE
);
COMMENT ON COLUMN reward.account.code IS
    'Points: issued → points/<citizen>. Cash: budget/<town>/<month> → reserved/<citizen> → paid, or back.';

CREATE TABLE reward.transaction (
    id          uuid        PRIMARY KEY,
    ledger      text        NOT NULL CHECK (ledger IN ('points', 'cash')),
    kind        text        NOT NULL CHECK (kind IN ('grant', 'reserve', 'pay', 'release', 'budget', 'reversal')),
    report_id   uuid,
    recorded_at timestamptz NOT NULL
);
COMMENT ON COLUMN reward.transaction.id IS
    'Derived from what it is for: a report is rewarded at most once for each kind, whatever the messages do.';
CREATE INDEX transaction_of_report ON reward.transaction (report_id);

CREATE TABLE reward.posting (
    transaction_id uuid   NOT NULL REFERENCES reward.transaction (id),
    account_id     bigint NOT NULL REFERENCES reward.account (id),
    amount         bigint NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (transaction_id, account_id)
);
COMMENT ON COLUMN reward.posting.amount IS 'Points or fen; what an account gains is positive.';
CREATE INDEX posting_of_account ON reward.posting (account_id, transaction_id);

CREATE FUNCTION reward.refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1
          FROM (SELECT DISTINCT transaction_id FROM inserted) AS touched
          JOIN reward.posting AS posting USING (transaction_id)
         GROUP BY transaction_id
        HAVING sum(posting.amount) <> 0
    ) THEN
        RAISE EXCEPTION 'postings do not sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER balanced AFTER INSERT ON reward.posting
    REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_unbalanced();

CREATE FUNCTION reward.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: correct by reversal' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.posting
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.transaction
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();

-- What a town may still give in a month; checked and lowered in the transaction of the reservation.
CREATE TABLE reward.budget (
    town_code text   NOT NULL,
    month     text   NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    granted   bigint NOT NULL CHECK (granted >= 0),
    reserved  bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    PRIMARY KEY (town_code, month),
    CHECK (reserved <= granted)
);
COMMENT ON COLUMN reward.budget.reserved IS 'Fen reserved or paid from this budget; the sum of its postings.';

-- What each report led to, and why not: one row a report, for its citizen and for the reviewer.
CREATE TABLE reward.decision (
    report_id   uuid        PRIMARY KEY,
    citizen_id  uuid,
    town_code   text        NOT NULL,
    points      bigint      NOT NULL,
    fen         bigint      NOT NULL,
    declined    text,
    decided_at  timestamptz NOT NULL,
    reserved_until timestamptz
);
CREATE INDEX decision_of_citizen ON reward.decision (citizen_id, decided_at DESC);

-- The default budget of a town and month in fen, days until a reservation goes back, red packets of a citizen in a day.
CREATE TABLE reward.setting (name text PRIMARY KEY, value bigint NOT NULL);
INSERT INTO reward.setting (name, value) VALUES
    ('monthly_budget_fen', 3000000), ('reservation_days', 30), ('daily_red_packets', 10);

GRANT SELECT, INSERT ON reward.account, reward.transaction, reward.posting, reward.decision TO rrp_reward;
GRANT SELECT, INSERT, UPDATE (granted, reserved) ON reward.budget TO rrp_reward;
GRANT SELECT ON reward.setting TO rrp_reward;
