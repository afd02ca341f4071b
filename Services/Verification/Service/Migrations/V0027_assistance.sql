-- Units that officers on site called for help, before there was a finding; nothing of it is the reporter's to read.
CREATE TABLE verification.assistance (
    task_id         uuid        NOT NULL REFERENCES verification.task,
    number          integer     NOT NULL CHECK (number > 0),
    report_id       uuid        NOT NULL,
    department_code text        NOT NULL,
    words           text        NOT NULL,
    called_at       timestamptz NOT NULL,
    is_coming       boolean,
    answer          text,
    answered_at     timestamptz,
    ended_at        timestamptz,
    PRIMARY KEY (task_id, number),
    CHECK ((answered_at IS NULL) = (is_coming IS NULL))
);
COMMENT ON COLUMN verification.assistance.words IS 'What the officer needs.';
COMMENT ON COLUMN verification.assistance.is_coming IS 'The unit''s last answer.';
COMMENT ON COLUMN verification.assistance.ended_at IS 'Nobody has to come any more: the officer said so, or the task was over.';
CREATE INDEX assistance_of_department ON verification.assistance (department_code, called_at DESC);

ALTER TABLE verification.task ADD COLUMN assistance text NOT NULL DEFAULT '[]';
COMMENT ON COLUMN verification.task.assistance IS 'The calls as the machine keeps them, JSON; verification.assistance is what is looked up.';

GRANT SELECT, INSERT, UPDATE ON verification.assistance TO rrp_verification;

-- Nobody follows an emergency: nothing is merged into it.
ALTER TABLE verification.report ADD COLUMN is_emergency boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN verification.report.is_emergency IS 'By category or by words; false for what was registered before it was noted.';
