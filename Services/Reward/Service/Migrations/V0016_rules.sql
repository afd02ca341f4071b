-- Rules of the city for what true reports bring, with every version of them.
CREATE TABLE reward.rule (
    rule_id    uuid        PRIMARY KEY,
    is_active  boolean     NOT NULL,
    document   text        NOT NULL,
    version    bigint      NOT NULL CHECK (version > 0),
    changed_by uuid        NOT NULL,
    changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN reward.rule.document IS 'The rule as the model writes it.';

CREATE TABLE reward.rule_version (
    rule_id    uuid        NOT NULL,
    version    bigint      NOT NULL,
    document   text        NOT NULL,
    changed_by uuid        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (rule_id, version)
);
COMMENT ON TABLE reward.rule_version IS 'What each rule ever was: decisions name the version that they were made by.';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.rule_version
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();

-- What a decision was made by: changes of rules change nothing that is past.
ALTER TABLE reward.decision
    ADD COLUMN rule_id       uuid,
    ADD COLUMN rule_version  bigint,
    ADD COLUMN terms         text,
    ADD COLUMN campaign_code text,
    ADD COLUMN cohort_code   text,
    ADD COLUMN is_for_minors boolean;
COMMENT ON COLUMN reward.decision.rule_id IS 'The rule that counted; NULL where the category''s own figures did.';
COMMENT ON COLUMN reward.decision.terms IS
    'Points and prizes that counted; NULL where nothing can bring anything, and in rows of the release before.';

COMMENT ON COLUMN reward.decision.draw_share IS 'The share of reports that win any of the prizes.';

GRANT SELECT, INSERT, UPDATE ON reward.rule TO rrp_reward;
GRANT SELECT, INSERT ON reward.rule_version TO rrp_reward;
