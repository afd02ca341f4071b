-- The journal: every message that ever followed from a change, append-only. The outbox: those not yet confirmed
-- by the broker. Both are written in the transaction of the change itself.
CREATE SCHEMA IF NOT EXISTS journal;
GRANT USAGE ON SCHEMA journal TO PUBLIC;

CREATE TABLE journal.message (
    position     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           uuid        NOT NULL UNIQUE,
    service      text        NOT NULL,
    type         text        NOT NULL,
    subject      text,
    sequence     bigint      NOT NULL,
    town         text,
    occurred_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT clock.now(),
    cause        uuid,
    actor        text,
    traceparent  text,
    body         text,
    body_hash    bytea       NOT NULL
);
COMMENT ON COLUMN journal.message.sequence IS 'Version of the aggregate that changed: a projection applies only a newer one.';
COMMENT ON COLUMN journal.message.cause IS 'Identifier of the message whose handling wrote this one.';
COMMENT ON COLUMN journal.message.body IS 'JSON text as it was sent; null only after a redaction, which leaves body_hash.';

CREATE INDEX message_of_subject ON journal.message (subject, position);

-- A service writes only as itself: its role is named rrp_<service>.
CREATE FUNCTION journal.own_service() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN substr(current_user::text, 5);

ALTER TABLE journal.message ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON journal.message FOR SELECT USING (true);
CREATE POLICY write_own ON journal.message FOR INSERT WITH CHECK (service = journal.own_service());

CREATE TABLE journal.outbox (
    service     text        NOT NULL,
    lane        text        NOT NULL CHECK (lane IN ('services', 'departments')),
    position    bigint      NOT NULL,
    exchange    text        NOT NULL,
    routing_key text        NOT NULL,
    expires_at  timestamptz,
    held_until  timestamptz,
    PRIMARY KEY (service, lane, position)
);
COMMENT ON COLUMN journal.outbox.held_until IS 'Set on the rows of one department after its queue refused one: the others go on.';
-- Read at the head and deleted there, for ever: the visibility map matters more than the fill factor.
ALTER TABLE journal.outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0);

ALTER TABLE journal.outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON journal.outbox FOR SELECT USING (true);
CREATE POLICY write_own ON journal.outbox FOR INSERT WITH CHECK (service = journal.own_service());
CREATE POLICY hold_own ON journal.outbox FOR UPDATE USING (service = journal.own_service());
CREATE POLICY delete_own ON journal.outbox FOR DELETE USING (service = journal.own_service());

GRANT SELECT, INSERT ON journal.message TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;
GRANT SELECT, INSERT, DELETE, UPDATE (held_until) ON journal.outbox TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;

CREATE FUNCTION journal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'journal.message is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON journal.message
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
