-- Who follows a case that is found true gets a point for it, once, whichever of the two is heard of first.

-- Everything that was ever heard of who follows what: whether somebody followed at a moment does not depend on the order in
-- which it was heard.
CREATE TABLE reward.follower (
    report_id        uuid        NOT NULL,
    citizen_id       uuid        NOT NULL,
    changed_at       timestamptz NOT NULL,
    is_following     boolean     NOT NULL,
    merged_report_id uuid,
    PRIMARY KEY (report_id, citizen_id, changed_at)
);
COMMENT ON COLUMN reward.follower.report_id IS 'The case: never one that was merged into another by then.';
COMMENT ON COLUMN reward.follower.merged_report_id IS
    'The follower''s own report of the same thing, by which they came to follow; NULL for their own wish.';
CREATE INDEX follower_of_citizen ON reward.follower (citizen_id);

-- A row for each case that is followed, or was found true: whoever hears of one of the two waits here for who hears of the other.
CREATE TABLE reward.followed_case (
    report_id uuid        PRIMARY KEY,
    found_at  timestamptz
);
COMMENT ON COLUMN reward.followed_case.found_at IS 'When it was first found true; NULL as long as it is not.';

CREATE TABLE reward.followed_point (
    report_id    uuid        NOT NULL,
    citizen_id   uuid        NOT NULL,
    points       bigint      NOT NULL CHECK (points >= 0),
    found_at     timestamptz NOT NULL,
    granted_at   timestamptz NOT NULL,
    withdrawn_at timestamptz,
    PRIMARY KEY (report_id, citizen_id)
);
COMMENT ON COLUMN reward.followed_point.points IS '0: refused for good, by the cap or because a point is worth nothing.';
COMMENT ON COLUMN reward.followed_point.found_at IS 'The cap of a citizen counts by the local day of the verification.';
COMMENT ON COLUMN reward.followed_point.withdrawn_at IS 'When it was taken back; it is not granted again.';
CREATE INDEX followed_point_of_citizen ON reward.followed_point (citizen_id, found_at);

-- What a duplicate was found to be the same as: a citizen gets one point for a case, however it came to them.
ALTER TABLE reward.duplicate_finding ADD COLUMN original_id uuid;
COMMENT ON COLUMN reward.duplicate_finding.original_id IS
    'As it was found, not the last original; NULL where only its being taken back was heard of.';
CREATE INDEX duplicate_finding_of_original ON reward.duplicate_finding (original_id) WHERE NOT is_taken_back;

ALTER TABLE reward.transaction
    DROP CONSTRAINT transaction_kind_check,
    ADD CONSTRAINT transaction_kind_check
        CHECK (kind IN ('grant', 'reserve', 'pay', 'release', 'budget', 'reversal', 'redeem', 'settle', 'followed',
                        'unfollowed'));

-- What is known already. A case that was found true before this release brings its followers nothing afterwards.
UPDATE reward.duplicate_finding AS known
   SET original_id = (message.body::jsonb ->> 'duplicateOf')::uuid
  FROM journal.message
 WHERE message.subject = known.report_id::text AND message.type = 'report.verified.v1'
   AND message.body::jsonb ->> 'finding' = 'duplicate' AND (message.body::jsonb ->> 'taskID')::uuid = known.task_id;

INSERT INTO reward.followed_case (report_id, found_at)
SELECT report_id, min(found_at)
  FROM (SELECT report_id, coalesce(found_at, decided_at) AS found_at
          FROM reward.decision
         -- Decisions of long ago kept no finding.
         WHERE finding IS NULL OR finding IN ('confirmed', 'resolvedOnSite')
         UNION ALL
        SELECT report_id, found_at FROM reward.withheld WHERE finding IN ('confirmed', 'resolvedOnSite')
         UNION ALL
        -- About a patrol's report nothing is decided here.
        SELECT report.id, (message.body::jsonb ->> 'at')::timestamptz
          FROM intake.report
          JOIN journal.message ON message.subject = report.id::text AND message.type = 'report.verified.v1'
                              AND message.body::jsonb ->> 'finding' IN ('confirmed', 'resolvedOnSite')
         WHERE report.source = 'patrol' AND report.followers > 0) AS found
 GROUP BY report_id;

INSERT INTO reward.follower (report_id, citizen_id, changed_at, is_following, merged_report_id)
SELECT follower.report_id, follower.citizen_id, follower.followed_at, true,
       CASE WHEN NOT follower.followed_before THEN follower.merged_report_id END
  FROM intake.follower
  JOIN intake.report ON report.id = follower.report_id
 WHERE report.citizen_id IS DISTINCT FROM follower.citizen_id
   AND NOT EXISTS (SELECT FROM reward.followed_case AS found WHERE found.report_id = follower.report_id);

-- What a follower gets for a case, 0: nothing; and for how many cases in a day.
INSERT INTO reward.setting (name, value) VALUES ('follower_points', 1), ('daily_followed_cases', 5)
ON CONFLICT (name) DO NOTHING;

GRANT SELECT, INSERT, UPDATE ON reward.follower, reward.followed_case, reward.followed_point TO rrp_reward;
