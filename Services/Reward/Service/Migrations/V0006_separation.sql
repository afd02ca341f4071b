-- A decision that follows from a finding which was taken back is undone, with its points; what was decided stays on record.
ALTER TABLE reward.decision
    ADD COLUMN finding  text,
    ADD COLUMN task_id  uuid,
    ADD COLUMN found_at timestamptz;
COMMENT ON COLUMN reward.decision.task_id IS 'The verification it follows from; NULL in rows of the release before.';

CREATE TABLE reward.undone_decision (
    report_id  uuid        NOT NULL,
    task_id    uuid        NOT NULL,
    citizen_id uuid        NOT NULL,
    points     bigint      NOT NULL,
    decided_at timestamptz NOT NULL,
    undone_at  timestamptz NOT NULL,
    PRIMARY KEY (report_id, task_id)
);
GRANT DELETE ON reward.decision TO rrp_reward;
GRANT SELECT, INSERT ON reward.undone_decision TO rrp_reward;
