-- Who follows a report: “me too”, and those whose own report an officer found to be the same thing.
ALTER TABLE intake.report
    ADD COLUMN followers integer NOT NULL DEFAULT 0 CHECK (followers >= 0),
    ADD COLUMN merged_into uuid;
COMMENT ON COLUMN intake.report.followers IS 'Rows of intake.follower: how many have the same thing to report.';
COMMENT ON COLUMN intake.report.merged_into IS 'The original that it was found to be a duplicate of; never itself merged.';
CREATE INDEX report_merged ON intake.report (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE intake.follower (
    report_id        uuid        NOT NULL REFERENCES intake.report,
    citizen_id       uuid        NOT NULL,
    followed_at      timestamptz NOT NULL,
    merged_report_id uuid,
    PRIMARY KEY (report_id, citizen_id)
);
COMMENT ON TABLE intake.follower IS 'Opaque as reporters are: no member of staff reads it.';
COMMENT ON COLUMN intake.follower.merged_report_id IS 'The follower''s own report of the same thing, where there is one.';
CREATE INDEX follower_by_citizen ON intake.follower (citizen_id, followed_at DESC);

GRANT UPDATE (followers, merged_into) ON intake.report TO rrp_intake;
GRANT SELECT, INSERT ON intake.follower TO rrp_intake;
