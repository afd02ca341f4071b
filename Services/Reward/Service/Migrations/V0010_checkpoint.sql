-- A ledger that does not slow down: postings have an order, and the sum of an account up to a place in that order is kept.
-- A balance is its account's checkpoint and what was posted after it; a page of a statement is a walk along an index.
ALTER TABLE reward.posting ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;
COMMENT ON COLUMN reward.posting.position IS 'The order of posting; a later transaction may commit a lower one.';
CREATE UNIQUE INDEX posting_in_order ON reward.posting (position);
CREATE INDEX posting_of_account_in_order ON reward.posting (account_id, position) INCLUDE (amount);
DROP INDEX reward.posting_of_account;

CREATE TABLE reward.checkpoint (
    account_id bigint PRIMARY KEY REFERENCES reward.account (id),
    amount     bigint NOT NULL,
    postings   bigint NOT NULL CHECK (postings > 0)
);
COMMENT ON TABLE reward.checkpoint IS 'Sum and number of an account''s postings up to reward.checkpoint_end; the audit adds them up again.';

CREATE TABLE reward.checkpoint_end (
    is_only  boolean     PRIMARY KEY DEFAULT true CHECK (is_only),
    position bigint      NOT NULL,
    made_at  timestamptz NOT NULL
);
INSERT INTO reward.checkpoint_end (position, made_at) VALUES (0, clock.now());

-- Up to here nothing can come in between any more: whoever was posting has ended. Waits for them half a second at most,
-- because whoever wants to post meanwhile waits too.
CREATE FUNCTION reward.settled_position() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog
    SET lock_timeout = '500ms'
AS $$
BEGIN
    LOCK TABLE reward.posting IN SHARE MODE;
    RETURN (SELECT coalesce(max(posting.position), 0) FROM reward.posting);
END
$$;
REVOKE EXECUTE ON FUNCTION reward.settled_position() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reward.settled_position() TO rrp_reward;

CREATE VIEW reward.balance AS
SELECT account.id AS account_id, account.ledger, account.code,
       (coalesce(checkpoint.amount, 0) + coalesce(later.amount, 0))::bigint AS amount
  FROM reward.account
 CROSS JOIN reward.checkpoint_end AS last
  LEFT JOIN reward.checkpoint ON checkpoint.account_id = account.id
  LEFT JOIN LATERAL (SELECT sum(posting.amount) AS amount
                       FROM reward.posting
                      WHERE posting.account_id = account.id AND posting.position > last.position) AS later ON true;

GRANT SELECT, INSERT, UPDATE ON reward.checkpoint TO rrp_reward;
GRANT SELECT, UPDATE ON reward.checkpoint_end TO rrp_reward;
GRANT SELECT ON reward.balance TO rrp_reward;
