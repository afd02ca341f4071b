-- Cases and what departments did with them counted by town, department and period, in the transaction of the change; instances count in shards.
CREATE TABLE dispatch.figure (
    period          text     NOT NULL CHECK (period IN ('day', 'month', 'all')),
    starts_on       date     NOT NULL,
    town_code       text     NOT NULL,
    department_code text     NOT NULL,
    figure          text     NOT NULL,
    shard           smallint NOT NULL,
    count           bigint   NOT NULL,
    PRIMARY KEY (period, starts_on, town_code, department_code, figure, shard)
) WITH (fillfactor = 70);
COMMENT ON COLUMN dispatch.figure.department_code IS 'Empty where no department has to do with it.';
GRANT SELECT, INSERT, UPDATE ON dispatch.figure TO rrp_dispatch;

-- The register: every return, extension and suspension, with who asked and why, for the centre's list.
CREATE TABLE dispatch.register_entry (
    message_id      uuid        PRIMARY KEY,
    kind            text        NOT NULL CHECK (kind IN (
                        'returned', 'recalled', 'extensionAsked', 'extended', 'extensionRefused', 'suspended', 'resumed')),
    case_id         uuid        NOT NULL,
    report_id       uuid        NOT NULL,
    town_code       text        NOT NULL,
    category_code   text        NOT NULL,
    department_code text,
    reason          text,
    until           timestamptz,
    entered_at      timestamptz NOT NULL
);
COMMENT ON COLUMN dispatch.register_entry.until IS 'The limit that was asked for or granted; the day of the next word of a suspension.';
CREATE INDEX register_of_town ON dispatch.register_entry (town_code, entered_at DESC, message_id);
CREATE INDEX register_by_time ON dispatch.register_entry (entered_at DESC, message_id);
CREATE INDEX register_of_department ON dispatch.register_entry (department_code, entered_at DESC, message_id);
GRANT SELECT, INSERT ON dispatch.register_entry TO rrp_dispatch;
