-- Departments that officers on site have called for help: who may answer over AMQP, and what a newly connected one gets.
CREATE TABLE dispatch.assistance (
    task_id         uuid        NOT NULL,
    number          integer     NOT NULL CHECK (number > 0),
    department_code text        NOT NULL,
    report_id       uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    message         text,
    called_at       timestamptz,
    ended_at        timestamptz,
    PRIMARY KEY (task_id, number)
);
COMMENT ON COLUMN dispatch.assistance.sequence IS 'Of verification''s event that was heard last.';
COMMENT ON COLUMN dispatch.assistance.message IS 'What the department is told, JSON; null where the end came before the call.';
CREATE INDEX assistance_open ON dispatch.assistance (department_code, called_at) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON dispatch.assistance TO rrp_dispatch;

-- What a town's centre may merge into, the newest first.
CREATE INDEX case_open_of_town ON dispatch.case_file (town_code, opened_at DESC) WHERE state <> 'closed';
