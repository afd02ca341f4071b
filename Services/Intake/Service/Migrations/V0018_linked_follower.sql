-- Who followed by their own wish and then reported the same thing is linked to that report, and can rate what becomes of it.
ALTER TABLE intake.follower ADD COLUMN followed_before boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN intake.follower.followed_before IS
    'Followed before their own report was merged: goes on following where that is taken back.';
GRANT UPDATE (merged_report_id, followed_before) ON intake.follower TO rrp_intake;
