-- The way of each red packet from its reservation to the citizen's wallet, or back to the budget.
-- Payment identity (open_id in the document) lives here and nowhere else; no view shows it.
CREATE TABLE reward.payout (
    report_id      uuid        PRIMARY KEY,
    citizen_id     uuid        NOT NULL,
    town_code      text        NOT NULL,
    month          text        NOT NULL,
    fen            bigint      NOT NULL CHECK (fen > 0),
    state          text        NOT NULL CHECK (state IN ('reserved', 'creating', 'confirming', 'held', 'paid', 'released')),
    version        integer     NOT NULL,
    attempt        integer     NOT NULL,
    bill_number    text        UNIQUE,
    package_info   text,
    -- What to ask the provider now; NULL while there is nothing to ask or a timer runs.
    call           text        CHECK (call IN ('create', 'query', 'cancel')),
    hold           text,
    last_fault     text,
    reserved_until timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL,
    -- Whoever makes the call has it until then; afterwards another process makes the same call again.
    leased_until   timestamptz,
    document       text        NOT NULL,
    CHECK ((state = 'held') = (hold IS NOT NULL)),
    CHECK (call IS NULL OR bill_number IS NOT NULL),
    CHECK (state NOT IN ('paid', 'released', 'reserved') OR call IS NULL)
);
COMMENT ON COLUMN reward.payout.document IS 'The payout as the model keeps it; the columns repeat what is searched.';
CREATE INDEX payout_to_call ON reward.payout (changed_at) WHERE call IS NOT NULL;
CREATE INDEX payout_held ON reward.payout (changed_at) WHERE state = 'held';
CREATE INDEX payout_by_state ON reward.payout (state, town_code);

-- Every bill that was ever asked for, with the bytes that are sent: stored before the first send, never changed.
CREATE TABLE reward.bill (
    number     text        PRIMARY KEY CHECK (number ~ '^[0-9A-Za-z]{1,32}$'),
    report_id  uuid        NOT NULL REFERENCES reward.payout (report_id),
    attempt    integer     NOT NULL CHECK (attempt > 0),
    body       text        NOT NULL,
    stored_at  timestamptz NOT NULL,
    UNIQUE (report_id, attempt)
);

-- Every call to the provider and what it brought.
CREATE TABLE reward.provider_call (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report_id uuid        NOT NULL,
    number    text        NOT NULL,
    call      text        NOT NULL,
    outcome   text        NOT NULL,
    called_at timestamptz NOT NULL
);
CREATE INDEX provider_call_of_report ON reward.provider_call (report_id, id);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.bill
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();

-- Where no new bill is sent: a town, or '*' for everybody. The service may stop, only the operator lets go on.
CREATE TABLE reward.pause (
    scope     text        PRIMARY KEY CHECK (scope = '*' OR scope ~ '^[0-9]{9}$'),
    reason    text        NOT NULL,
    paused_by text        NOT NULL,
    paused_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON reward.payout TO rrp_reward;
GRANT SELECT, INSERT ON reward.bill, reward.provider_call, reward.pause TO rrp_reward;
