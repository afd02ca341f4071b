-- Redaction: what a person said is taken out of a message's body, the message stays. The seal goes over body_hash, the hash of
-- what was sent, so that the chain holds; what is left of the body has a hash of its own, and each redaction is itself a
-- message of the journal (`journal.redacted.v1`) that names it and is sealed with the others: nobody alters a body quietly.
CREATE TABLE journal.redaction (
    position       bigint      PRIMARY KEY,
    remainder_hash bytea       NOT NULL CHECK (length(remainder_hash) = 32),
    redacted_at    timestamptz NOT NULL DEFAULT clock.now()
);
COMMENT ON COLUMN journal.redaction.remainder_hash IS 'SHA-256 of the body as it stands since.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.redaction
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();

-- Empties the words and pictures of a service's own messages about some reports: `words` becomes "", `photos` [], `landmark`
-- goes; everything else of the body stays, and still reads as its contract. A message is redacted once; gives how many were.
CREATE FUNCTION journal.redact(subjects text[], types text[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog
AS $$
DECLARE
    -- The service's role signed in; the function itself runs with its owner's rights.
    author text := substr(session_user::text, 5);
    redacted bigint;
BEGIN
    WITH wanted AS (
        SELECT position, subject, town, body::jsonb AS document
          FROM journal.message
         WHERE message.subject = ANY (subjects)
           AND message.type = ANY (types)
           AND message.service = author
           AND message.body IS NOT NULL
           AND NOT EXISTS (SELECT FROM journal.redaction WHERE redaction.position = message.position)
         ORDER BY position
           FOR UPDATE
    ), remainder AS (
        SELECT position, subject, town,
               ((document - 'landmark')
                || CASE WHEN document ? 'words' THEN '{"words": ""}'::jsonb ELSE '{}' END
                || CASE WHEN document ? 'photos' THEN '{"photos": []}'::jsonb ELSE '{}' END)::text AS body
          FROM wanted
    ), rewritten AS (
        UPDATE journal.message
           SET body = remainder.body
          FROM remainder
         WHERE message.position = remainder.position
        RETURNING message.position
    ), noted AS (
        INSERT INTO journal.redaction (position, remainder_hash)
        SELECT position, sha256(convert_to(body, 'UTF8')) FROM remainder
        RETURNING position
    ), entry AS (
        SELECT subject, min(town) AS town,
               jsonb_build_object('redactions', jsonb_agg(jsonb_build_object(
                   'position', position,
                   'remainder', encode(sha256(convert_to(body, 'UTF8')), 'hex')) ORDER BY position))::text AS body
          FROM remainder
         GROUP BY subject
    ), told AS (
        INSERT INTO journal.message (id, service, type, subject, sequence, town, occurred_at, body, body_hash)
        SELECT gen_random_uuid(), author, 'journal.redacted.v1', subject, 0, town, clock.now(), body,
               sha256(convert_to(body, 'UTF8'))
          FROM entry
         ORDER BY subject
        RETURNING position
    )
    SELECT count(*) INTO redacted FROM noted;
    RETURN redacted;
END
$$;
REVOKE ALL ON FUNCTION journal.redact FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal.redact TO rrp_intake, rrp_verification;
