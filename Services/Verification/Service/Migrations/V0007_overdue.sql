-- What is past its limit and still open, counted without reading anything else.
CREATE INDEX task_overdue_now ON verification.task (town_code) WHERE overdue_at IS NOT NULL AND ended_at IS NULL;
