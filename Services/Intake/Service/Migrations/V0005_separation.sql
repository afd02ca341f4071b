-- Mergers with their history, so that one can be taken back; and what comes again where it had been put right.
CREATE TABLE intake.merger (
    duplicate_id uuid        NOT NULL REFERENCES intake.report,
    task_id      uuid        NOT NULL,
    original_id  uuid        NOT NULL,
    merged_at    timestamptz,
    separated_at timestamptz,
    PRIMARY KEY (duplicate_id, task_id),
    CHECK (merged_at IS NOT NULL OR separated_at IS NOT NULL)
);
COMMENT ON TABLE intake.merger IS 'Each finding that said “duplicate”, once, whatever order the messages about it come in.';
COMMENT ON COLUMN intake.merger.task_id IS 'The verification that found it.';
COMMENT ON COLUMN intake.merger.merged_at IS 'NULL where it was taken back before the finding was heard of.';
COMMENT ON COLUMN intake.merger.original_id IS 'The root as it was then: itself merged later, it takes its duplicates with it.';
CREATE INDEX merger_of_original ON intake.merger (original_id) WHERE separated_at IS NULL;

INSERT INTO intake.merger (duplicate_id, task_id, original_id, merged_at)
SELECT report.id, (message.body::jsonb ->> 'taskID')::uuid, report.merged_into, message.recorded_at
  FROM intake.report
  JOIN journal.message ON message.subject = report.id::text AND message.type = 'report.verified.v1'
                      AND message.body::jsonb ->> 'finding' = 'duplicate'
 WHERE report.merged_into IS NOT NULL
ON CONFLICT DO NOTHING;

ALTER TABLE intake.follower ADD COLUMN came_with uuid;
COMMENT ON COLUMN intake.follower.came_with IS 'The duplicate with whose merger this follower came over.';

ALTER TABLE intake.report ADD COLUMN closed_at timestamptz;
COMMENT ON COLUMN intake.report.closed_at IS 'When it was put right: closed after a re-check, or resolved on the spot.';
CREATE INDEX report_closed_by_pin ON intake.report USING gist (pin) WHERE closed_at IS NOT NULL;

CREATE TABLE intake.recurrence (
    report_id     uuid        PRIMARY KEY REFERENCES intake.report,
    earlier_id    uuid        NOT NULL,
    first_id      uuid        NOT NULL,
    number        integer     NOT NULL CHECK (number >= 2),
    town_code     text        NOT NULL,
    village_code  text        NOT NULL,
    cell_code     text        NOT NULL,
    category_code text        NOT NULL,
    registered_at timestamptz NOT NULL
);
COMMENT ON COLUMN intake.recurrence.earlier_id IS 'The newest of the earlier reports, put right not long ago.';
COMMENT ON COLUMN intake.recurrence.first_id IS 'The first of the chain: names the place.';
COMMENT ON COLUMN intake.recurrence.number IS 'The how-manieth within the period, this one included.';
CREATE INDEX recurrence_by_town ON intake.recurrence (town_code, registered_at DESC);
CREATE INDEX recurrence_of_place ON intake.recurrence (first_id, registered_at DESC);

GRANT UPDATE (closed_at) ON intake.report TO rrp_intake;
GRANT DELETE ON intake.follower TO rrp_intake;
GRANT SELECT, INSERT, UPDATE (separated_at) ON intake.merger TO rrp_intake;
GRANT SELECT, INSERT ON intake.recurrence TO rrp_intake;
