-- The inbox of one service: what it has handled, with the answer it gave, and what it put aside.
-- {schema} is the service's own schema, {role} its role.
CREATE SCHEMA IF NOT EXISTS {schema};
GRANT USAGE ON SCHEMA {schema} TO {role};

CREATE TABLE {schema}.handled (
    consumer    text        NOT NULL,
    message_id  uuid        NOT NULL,
    type        text        NOT NULL,
    fingerprint bytea       NOT NULL,
    outcome     text,
    handled_at  timestamptz NOT NULL DEFAULT clock.now(),
    PRIMARY KEY (consumer, message_id)
);
COMMENT ON TABLE {schema}.handled IS
    'Written in the transaction of the effect: a message that comes again changes nothing and gets the same answer.';
COMMENT ON COLUMN {schema}.handled.fingerprint IS 'SHA-256 of the body: the same identifier with other content is told apart.';

CREATE TABLE {schema}.parked (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer      text        NOT NULL,
    message_id    text        NOT NULL,
    type          text        NOT NULL,
    subject       text,
    exchange      text        NOT NULL,
    routing_key   text        NOT NULL,
    headers       text        NOT NULL,
    body          bytea       NOT NULL,
    reason_code   text        NOT NULL,
    reason        text        NOT NULL,
    parked_at     timestamptz NOT NULL DEFAULT clock.now(),
    resolved_at   timestamptz,
    resolution    text        CHECK (resolution IN ('replayed', 'dropped')),
    UNIQUE (consumer, message_id, parked_at)
);
CREATE INDEX parked_open ON {schema}.parked (parked_at) WHERE resolved_at IS NULL;

GRANT SELECT, INSERT ON {schema}.handled TO {role};
GRANT SELECT, INSERT ON {schema}.parked TO {role};
