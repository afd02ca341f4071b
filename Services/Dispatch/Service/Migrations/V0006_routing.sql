-- Rules of the city and of its towns for where confirmed cases go, with every version of them.
CREATE TABLE dispatch.routing_rule (
    rule_id    uuid        PRIMARY KEY,
    town_code  text,
    priority   integer     NOT NULL,
    is_active  boolean     NOT NULL,
    document   text        NOT NULL,
    version    bigint      NOT NULL CHECK (version > 0),
    changed_by uuid        NOT NULL,
    changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN dispatch.routing_rule.town_code IS 'NULL: the city''s, for every town.';
COMMENT ON COLUMN dispatch.routing_rule.document IS 'The rule as the model writes it.';

CREATE TABLE dispatch.routing_rule_version (
    rule_id    uuid        NOT NULL,
    version    bigint      NOT NULL,
    document   text        NOT NULL,
    changed_by uuid        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (rule_id, version)
);
GRANT SELECT, INSERT, UPDATE ON dispatch.routing_rule TO rrp_dispatch;
GRANT SELECT, INSERT ON dispatch.routing_rule_version TO rrp_dispatch;
