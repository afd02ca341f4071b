-- Officers on duty: leave, who has the duty of a town in nights and on holidays, and tasks that are offered to a colleague.
CREATE TABLE verification.leave (
    leave_id     uuid        PRIMARY KEY,
    officer_id   uuid        NOT NULL,
    town_code    text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    reason       text        NOT NULL,
    entered_by   uuid        NOT NULL,
    entered_at   timestamptz NOT NULL,
    cancelled_by uuid,
    cancelled_at timestamptz,
    version      bigint      NOT NULL CHECK (version > 0),
    CHECK (starts_at < ends_at)
);
COMMENT ON TABLE verification.leave IS 'When officers are away; of one officer no two at once.';
COMMENT ON COLUMN verification.leave.ends_at IS 'The first moment after it.';
COMMENT ON COLUMN verification.leave.cancelled_at IS 'Taken back, or ended early: away no longer from then on.';
CREATE INDEX leave_of_officer ON verification.leave (officer_id, ends_at);
CREATE INDEX leave_running ON verification.leave (ends_at);
CREATE INDEX leave_of_town ON verification.leave (town_code, ends_at);

CREATE TABLE verification.duty_shift (
    shift_id  uuid        PRIMARY KEY,
    town_code text        NOT NULL,
    officers  uuid[]      NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    set_by    uuid        NOT NULL,
    set_at    timestamptz NOT NULL,
    version   bigint      NOT NULL CHECK (version > 0),
    CHECK (starts_at < ends_at)
);
COMMENT ON TABLE verification.duty_shift IS 'Who has the duty of a town: what is urgent goes to them while offices are closed.';
COMMENT ON COLUMN verification.duty_shift.officers IS 'Nobody: the shift was taken back.';
CREATE INDEX duty_shift_running ON verification.duty_shift (ends_at);
CREATE INDEX duty_shift_of_town ON verification.duty_shift (town_code, ends_at);

ALTER TABLE verification.task ADD COLUMN offered_to uuid;
COMMENT ON COLUMN verification.task.offered_to IS 'The colleague who is asked to take it over.';
CREATE INDEX task_list_of_offers ON verification.task (offered_to, assigned_at DESC, task_id DESC) WHERE offered_to IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON verification.leave, verification.duty_shift TO rrp_verification;
