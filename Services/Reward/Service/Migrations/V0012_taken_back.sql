-- The finding of a duplicate and its being taken back may be heard of in either order, and at the same time by two
-- processes: whoever comes first enters the finding here, the other waits for the entry and sees it.
CREATE TABLE reward.duplicate_finding (
    report_id     uuid    NOT NULL,
    task_id       uuid    NOT NULL,
    is_taken_back boolean NOT NULL,
    PRIMARY KEY (report_id, task_id)
);
COMMENT ON TABLE reward.duplicate_finding IS 'Findings of duplicates by the verification that made them.';
INSERT INTO reward.duplicate_finding (report_id, task_id, is_taken_back)
SELECT report_id, task_id, false FROM reward.decision WHERE finding = 'duplicate' AND task_id IS NOT NULL
UNION
SELECT report_id, task_id, true FROM reward.undone_decision;
GRANT SELECT, INSERT, UPDATE ON reward.duplicate_finding TO rrp_reward;

-- Up to where postings are complete is asked of their writers now.
COMMENT ON FUNCTION reward.settled_position() IS 'Called by the release before; nothing calls it any more.';
