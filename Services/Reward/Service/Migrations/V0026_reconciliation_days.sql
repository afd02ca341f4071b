-- Every day is held against the provider's final bill, none waits for another, and what the provider said is kept.
ALTER TABLE reward.reconciliation
    ADD COLUMN bill_final_at timestamptz NOT NULL
        GENERATED ALWAYS AS (((day + 1)::timestamp + interval '10 hours') AT TIME ZONE 'Asia/Shanghai') STORED,
    ADD COLUMN is_asked    boolean NOT NULL DEFAULT true,
    ADD COLUMN failures    integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
    ADD COLUMN next_try_at timestamptz;
UPDATE reward.reconciliation SET is_asked = false WHERE done_at IS NOT NULL;
COMMENT ON COLUMN reward.reconciliation.bill_final_at IS 'A day that was done before is asked again: its bill was not complete.';
COMMENT ON COLUMN reward.reconciliation.is_asked IS 'Waits for its comparison, whether or not there was one before.';
COMMENT ON COLUMN reward.reconciliation.failures IS 'Tries in a row that did not come to their end.';
COMMENT ON COLUMN reward.reconciliation.next_try_at IS
    'Not before: after a failure, or while a process is at it; one that dies leaves it.';

ALTER TABLE reward.difference ADD COLUMN resolved_by text;
COMMENT ON COLUMN reward.difference.resolved_by IS
    'Who resolved it, or reward where what was missing has come; NULL in rows of the release before.';

-- What the provider's bills named, as it was first read: by this a payment is known again that was posted days later.
CREATE TABLE reward.provider_entry (
    day     date        NOT NULL,
    number  text        NOT NULL,
    place   integer     NOT NULL CHECK (place > 0),
    fen     bigint      NOT NULL,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (day, number, place)
);
COMMENT ON COLUMN reward.provider_entry.place IS 'Above 1 where the bill names a number again.';
CREATE INDEX provider_entry_of_number ON reward.provider_entry (number);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.provider_entry
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();

-- A signed month stands like the postings that it sums up.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.closing
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();

-- The first day that there is anything of, and what was paid on one.
CREATE INDEX bill_in_order ON reward.bill (stored_at);
CREATE INDEX transaction_paid ON reward.transaction (recorded_at) WHERE kind = 'pay';

GRANT UPDATE (resolved_at, resolved_by, resolution) ON reward.difference TO rrp_reward;
GRANT SELECT, INSERT ON reward.provider_entry TO rrp_reward;
