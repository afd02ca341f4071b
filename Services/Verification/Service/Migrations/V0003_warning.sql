ALTER TABLE verification.task ADD COLUMN warn_at timestamptz;
COMMENT ON COLUMN verification.task.warn_at IS 'When the officer is urged, before due_at; NULL in rows of the release before.';
