-- The check of reporters' words at WeChat, beside the report: it holds up nothing. What is suspected waits for a person.
CREATE TABLE intake.text_check (
    report_id  uuid        PRIMARY KEY REFERENCES intake.report (id),
    town_code  text        NOT NULL,
    open_id    text,
    state      text        NOT NULL
               CHECK (state IN ('waiting', 'passed', 'unchecked', 'held', 'released', 'withheld')),
    version    bigint      NOT NULL,
    due_at     timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    document   text        NOT NULL,
    CHECK ((open_id IS NOT NULL) = (state = 'waiting'))
);
COMMENT ON COLUMN intake.text_check.open_id IS 'Who sent, as WeChat knows them; forgotten once it was asked.';
COMMENT ON COLUMN intake.text_check.due_at IS 'When it is asked, and not before.';
CREATE INDEX text_check_due ON intake.text_check (due_at) WHERE state = 'waiting';
CREATE INDEX text_check_held ON intake.text_check (town_code, changed_at) WHERE state = 'held';

GRANT SELECT, INSERT, UPDATE ON intake.text_check TO rrp_intake;
