-- Each day against the provider's bill: asked for by the service once the bill is ready, or by the operator.
CREATE TABLE reward.reconciliation (
    day          date        PRIMARY KEY,
    asked_at     timestamptz NOT NULL,
    done_at      timestamptz,
    their_count  integer,
    their_fen    bigint,
    our_count    integer,
    our_fen      bigint,
    fault        text
);
COMMENT ON COLUMN reward.reconciliation.fault IS 'Why the last try did not come to its end.';

-- Differences are work for a person; a resolved one stays with its words.
CREATE TABLE reward.difference (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day         date        NOT NULL REFERENCES reward.reconciliation (day),
    kind        text        NOT NULL CHECK (kind IN ('missingHere', 'missingThere', 'amountDiffers', 'doubled')),
    number      text        NOT NULL,
    report_id   uuid,
    our_fen     bigint,
    their_fen   bigint,
    found_at    timestamptz NOT NULL,
    resolved_at timestamptz,
    resolution  text,
    UNIQUE (day, kind, number),
    CHECK ((resolved_at IS NULL) = (resolution IS NULL))
);
CREATE INDEX difference_open ON reward.difference (found_at) WHERE resolved_at IS NULL;

-- A month that the operator has signed off: its sums cannot change unseen any more.
CREATE TABLE reward.closing (
    month     text        PRIMARY KEY CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    count     integer     NOT NULL,
    fen       bigint      NOT NULL,
    closed_by text        NOT NULL,
    closed_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON reward.reconciliation TO rrp_reward;
GRANT SELECT, INSERT ON reward.difference TO rrp_reward;
