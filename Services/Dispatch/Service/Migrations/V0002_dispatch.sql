-- Cases at the town centres, and the departments' links to the broker.

-- One case a report. The columns are what lists, limits and figures ask for; the snapshot is the whole machine.
CREATE TABLE dispatch.case_file (
    case_id         uuid        PRIMARY KEY,
    report_id       uuid        NOT NULL UNIQUE,
    town_code       text        NOT NULL,
    village_code    text        NOT NULL,
    grid_code       text        NOT NULL,
    category_code   text        NOT NULL,
    urgency         text        NOT NULL CHECK (urgency IN ('normal', 'urgent')),
    state           text        NOT NULL CHECK (state IN (
                        'atCentre', 'dispatched', 'accepted', 'returned', 'suspended', 'rectified', 'reworking',
                        'closed')),
    department_code text,
    departments     text[]      NOT NULL,
    round           integer     NOT NULL CHECK (round >= 0),
    returns         integer     NOT NULL CHECK (returns >= 0),
    is_final        boolean     NOT NULL,
    is_called_in    boolean     NOT NULL,
    due_at          timestamptz,
    overall_due_at  timestamptz,
    is_overdue      boolean     NOT NULL,
    opened_at       timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    closed_at       timestamptz,
    version         bigint      NOT NULL CHECK (version > 0),
    snapshot        jsonb       NOT NULL,
    CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
    CHECK (state NOT IN ('dispatched', 'accepted', 'reworking', 'rectified', 'suspended') OR department_code IS NOT NULL)
);
COMMENT ON COLUMN dispatch.case_file.department_code IS 'Who has it, or had it last while it is returned; NULL at the centre.';
COMMENT ON COLUMN dispatch.case_file.departments IS 'All who ever had it, in order.';
COMMENT ON COLUMN dispatch.case_file.round IS '0 before the first dispatch, then one more for every re-work.';
COMMENT ON COLUMN dispatch.case_file.due_at IS 'The limit that counts for the state it is in.';
COMMENT ON COLUMN dispatch.case_file.is_overdue IS 'Some limit was passed; never taken back.';
COMMENT ON COLUMN dispatch.case_file.version IS 'Events so far; the sequence of the last one.';
COMMENT ON COLUMN dispatch.case_file.snapshot IS 'The machine''s value as the model writes it.';

CREATE INDEX case_of_town ON dispatch.case_file (town_code, state, due_at);
CREATE INDEX case_of_department ON dispatch.case_file (department_code, state, due_at) WHERE department_code IS NOT NULL;
ALTER TABLE dispatch.case_file SET (fillfactor = 70);

-- A passed re-check that overtook the finding which opens its case (path B); applied when the case opens.
CREATE TABLE dispatch.early_event (
    case_id     uuid        NOT NULL,
    message_id  uuid        PRIMARY KEY,
    body        text        NOT NULL,
    received_at timestamptz NOT NULL
);
CREATE INDEX early_event_of_case ON dispatch.early_event (case_id);

-- Departments that are connected over AMQP. Written by the operator's command with the broker user and the queue.
CREATE TABLE dispatch.department_link (
    department_code text        NOT NULL,
    queue           text        NOT NULL UNIQUE,
    created_at      timestamptz NOT NULL,
    revoked_at      timestamptz,
    PRIMARY KEY (department_code, created_at)
);
CREATE UNIQUE INDEX department_link_in_force ON dispatch.department_link (department_code) WHERE revoked_at IS NULL;
COMMENT ON TABLE dispatch.department_link IS
    'While a link is in force the department''s cases are sent to its queue; a department without one uses the console.';

-- Whoever changes a case of a department holds this lock shared until its commit; who issues or revokes a link, or sends
-- the open cases again, holds it alone. So no message is lost between, and none goes to a queue that is gone.
CREATE FUNCTION dispatch.department_lock(department_code text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('department ' || department_code, 0);

-- Orders the opening of a case and an event for it that came early.
CREATE FUNCTION dispatch.case_lock(case_id uuid) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('case ' || case_id::text, 0);

GRANT SELECT, INSERT, UPDATE ON dispatch.case_file TO rrp_dispatch;
GRANT SELECT, INSERT, DELETE ON dispatch.early_event TO rrp_dispatch;
GRANT SELECT ON dispatch.department_link TO rrp_dispatch;
