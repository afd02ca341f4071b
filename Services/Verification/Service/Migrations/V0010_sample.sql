-- Checks of what one officer judged and solved alone.
ALTER TABLE verification.task DROP CONSTRAINT task_kind_check;
ALTER TABLE verification.task ADD CONSTRAINT task_kind_check CHECK (kind IN ('first', 'recheck', 'appeal', 'sample'));
