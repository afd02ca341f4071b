ALTER TABLE dispatch.case_file ADD COLUMN warn_at timestamptz;
COMMENT ON COLUMN dispatch.case_file.warn_at IS
    'When whoever has it is urged, before due_at; NULL once closed and in rows of the release before.';
