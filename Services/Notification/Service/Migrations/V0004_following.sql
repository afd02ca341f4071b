-- Who does not follow any more; and whose own report was merged, so that they hear what its reporter hears about theirs.
ALTER TABLE notification.follower
    ADD COLUMN merged_report_id uuid,
    ADD COLUMN is_following boolean NOT NULL DEFAULT true,
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT '-infinity';
COMMENT ON COLUMN notification.follower.changed_at IS 'When it was so: an older event changes nothing.';
GRANT UPDATE ON notification.follower TO rrp_notification;
