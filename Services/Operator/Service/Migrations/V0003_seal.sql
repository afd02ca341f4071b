-- The journal's seal: blocks of messages in the order of their positions, each chained to the block before. Whoever changes,
-- removes or slips in a message would have to make every later block anew, and then the heads that were published outside
-- the database tell.
CREATE TABLE journal.seal (
    number    bigint      PRIMARY KEY CHECK (number > 0),
    through   bigint      NOT NULL UNIQUE,
    messages  bigint      NOT NULL,
    hash      bytea       NOT NULL CHECK (length(hash) = 32),
    sealed_at timestamptz NOT NULL DEFAULT clock.now()
);
COMMENT ON COLUMN journal.seal.through IS 'The last position that the block may hold; the block before says the first.';
COMMENT ON COLUMN journal.seal.hash IS
    'SHA-256 of the hash of the block before (32 zero bytes for the first) and the digests of the block''s messages.';

-- What a message weighs in its block. The body itself is left out: a redaction may take it away, its hash stays.
CREATE FUNCTION journal.digest(message journal.message) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(convert_to(jsonb_build_array(
        (message).position, (message).id, (message).service, (message).type, (message).subject, (message).sequence,
        (message).town, extract(epoch FROM (message).occurred_at), extract(epoch FROM (message).recorded_at),
        (message).cause, (message).actor, encode((message).body_hash, 'hex'))::text, 'UTF8'));

CREATE OR REPLACE FUNCTION journal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'journal.% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.seal
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();

-- The scheduler seals: it is the one that works by the clock.
GRANT SELECT, INSERT ON journal.seal TO rrp_scheduler;
GRANT SELECT ON journal.seal TO rrp_gateway;
