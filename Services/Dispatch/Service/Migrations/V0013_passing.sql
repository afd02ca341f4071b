-- How cases went from department to department: from a return to the next department's answer, counted in the transaction of the change.
CREATE TABLE dispatch.passing (
    period    text     NOT NULL CHECK (period IN ('day', 'month', 'all')),
    starts_on date     NOT NULL,
    town_code text     NOT NULL,
    from_code text     NOT NULL,
    to_code   text     NOT NULL,
    shard     smallint NOT NULL,
    passed    bigint   NOT NULL,
    accepted  bigint   NOT NULL,
    seconds   bigint   NOT NULL,
    PRIMARY KEY (period, starts_on, town_code, from_code, to_code, shard)
) WITH (fillfactor = 70);
COMMENT ON COLUMN dispatch.passing.from_code IS 'The department that returned the case.';
COMMENT ON COLUMN dispatch.passing.to_code IS 'The department whose answer came next: it accepted, or returned the case as well.';
COMMENT ON COLUMN dispatch.passing.seconds IS 'From the returns to the answers, together.';
GRANT SELECT, INSERT, UPDATE ON dispatch.passing TO rrp_dispatch;

-- Since when a case is suspended: carried by the update of its row.
ALTER TABLE dispatch.case_file ADD COLUMN suspended_at timestamptz;
UPDATE dispatch.case_file AS file
   SET suspended_at = coalesce((SELECT max(entry.entered_at)
                                  FROM dispatch.register_entry AS entry
                                 WHERE entry.department_code = file.department_code AND entry.case_id = file.case_id
                                   AND entry.kind = 'suspended'), file.changed_at)
 WHERE file.state = 'suspended';
COMMENT ON COLUMN dispatch.case_file.suspended_at IS 'NULL while its clock runs.';
CREATE INDEX case_suspended ON dispatch.case_file (town_code, suspended_at) WHERE state = 'suspended';
