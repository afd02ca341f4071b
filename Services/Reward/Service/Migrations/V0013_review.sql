-- Red packets that a person looks at before they can be claimed. The money is reserved as ever; only the claim waits.
ALTER TABLE reward.payout
    DROP CONSTRAINT payout_state_check,
    DROP CONSTRAINT payout_check2,
    ADD CONSTRAINT payout_state_check
        CHECK (state IN ('reserved', 'checking', 'creating', 'confirming', 'held', 'paid', 'released', 'withheld')),
    ADD CONSTRAINT payout_ended_check
        CHECK (state NOT IN ('paid', 'released', 'withheld', 'reserved', 'checking') OR call IS NULL);
CREATE INDEX payout_checking ON reward.payout (changed_at) WHERE state = 'checking';

-- Why, once for each reason; never changed, so that what was paid all the same can be named.
CREATE TABLE reward.suspicion (
    report_id uuid        NOT NULL,
    code      text        NOT NULL CHECK (code IN ('photoRepeated', 'photoOld', 'photoFar', 'burst', 'pair', 'sample')),
    -- The report that came with the same photo.
    other_report_id uuid,
    found_at  timestamptz NOT NULL,
    PRIMARY KEY (report_id, code)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.suspicion
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();

-- By what a photo is known again, and the first true report that came with it: whoever comes second waits for the first.
CREATE TABLE reward.photo (
    key       text        PRIMARY KEY,
    report_id uuid        NOT NULL,
    seen_at   timestamptz NOT NULL
);

-- What bursts and pairs are counted from, and what the random sample was drawn with.
ALTER TABLE reward.decision
    ADD COLUMN village_code  text,
    ADD COLUMN officer_id    uuid,
    ADD COLUMN registered_at timestamptz,
    ADD COLUMN review_share  double precision;
COMMENT ON COLUMN reward.decision.review_share IS 'The share of red packets that were looked at; NULL where there is none.';
CREATE INDEX decision_of_village ON reward.decision (village_code, found_at);

INSERT INTO reward.setting (name, value) VALUES
    ('review_photo_repeated', 1), ('review_photo_hours', 72), ('review_photo_metres', 1000),
    ('review_burst_reports', 10), ('review_burst_minutes', 60),
    ('review_pair_reports', 10), ('review_pair_percent', 400), ('review_pair_days', 180),
    ('review_sample_of_1000', 0)
ON CONFLICT (name) DO NOTHING;

GRANT SELECT, INSERT ON reward.suspicion, reward.photo TO rrp_reward;
