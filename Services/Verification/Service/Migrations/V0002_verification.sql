-- Verification: what is known of a report as a whole (its dossier), the officers' tasks, and what was said between
-- officer and citizen. The dossier's row is locked before any task of the report is touched.

CREATE TABLE verification.report (
    report_id          uuid        PRIMARY KEY,
    citizen_id         uuid,
    is_anonymous       boolean     NOT NULL,
    source             text        NOT NULL CHECK (source IN ('citizen', 'patrol')),
    town_code          text        NOT NULL,
    village_code       text        NOT NULL,
    cell_code          text        NOT NULL,
    category_code      text        NOT NULL,
    urgency            text        NOT NULL CHECK (urgency IN ('normal', 'urgent')),
    is_public          boolean     NOT NULL,
    longitude          float8      NOT NULL,
    latitude           float8      NOT NULL,
    accuracy_metres    float8,
    registered_at      timestamptz NOT NULL,
    needs_conclusion   boolean     NOT NULL,
    outcome            text        NOT NULL CHECK (outcome IN ('verifying', 'ended', 'inProgress', 'closed', 'appealed')),
    contested_outcome  text        CHECK (contested_outcome IN ('ended', 'closed')),
    finding            text        CHECK (finding IN ('confirmed', 'resolvedOnSite', 'unfounded', 'goneOnArrival',
                                                      'unlocatable', 'duplicate', 'outOfRemit')),
    officer_id         uuid,
    appealed_at        timestamptz,
    stars              smallint    CHECK (stars BETWEEN 1 AND 5),
    version            bigint      NOT NULL,
    case_sequence      bigint      NOT NULL DEFAULT 0,
    CHECK ((outcome = 'verifying') = (finding IS NULL) OR outcome = 'appealed')
);
COMMENT ON TABLE verification.report IS 'The dossier: where each report stands for verification.';
COMMENT ON COLUMN verification.report.citizen_id IS 'The reporter, opaque; never shown to staff.';
COMMENT ON COLUMN verification.report.longitude IS 'WGS-84, degrees; moves when the reporter or the officer corrects the pin.';
COMMENT ON COLUMN verification.report.officer_id IS 'Whose finding counts.';
COMMENT ON COLUMN verification.report.version IS 'Sequence of the last of verification''s events about the report.';
COMMENT ON COLUMN verification.report.case_sequence IS 'Sequence of the last of dispatch''s events that was applied: an older one is passed over.';

CREATE TABLE verification.task (
    task_id             uuid        PRIMARY KEY,
    report_id           uuid        NOT NULL REFERENCES verification.report,
    kind                text        NOT NULL CHECK (kind IN ('first', 'recheck', 'appeal')),
    round               integer     NOT NULL CHECK (round >= 0),
    state               text        NOT NULL CHECK (state IN ('assigned', 'claimed', 'arrived', 'asking', 'concluded', 'withdrawn')),
    officer_id          uuid        NOT NULL,
    town_code           text        NOT NULL,
    village_code        text        NOT NULL,
    cell_code           text        NOT NULL,
    category_code       text        NOT NULL,
    urgency             text        NOT NULL,
    case_id             uuid,
    needs_conclusion    boolean     NOT NULL,
    has_conclusion      boolean     NOT NULL,
    contested_finding   text,
    excluded_officer_id uuid,
    asked_from          text        CHECK (asked_from IN ('claimed', 'arrived')),
    questions           integer     NOT NULL,
    finding             text,
    has_passed          boolean,
    clockwork           text        NOT NULL,
    assigned_at         timestamptz NOT NULL,
    claimed_at          timestamptz,
    arrived_at          timestamptz,
    arrival_metres      float8,
    ended_at            timestamptz,
    due_at              timestamptz,
    warned_at           timestamptz,
    overdue_at          timestamptz,
    withdrawal          text,
    version             bigint      NOT NULL,
    UNIQUE (report_id, kind, round),
    CHECK ((state = 'asking') = (asked_from IS NOT NULL)),
    CHECK ((state IN ('concluded', 'withdrawn')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE verification.task IS 'Tasks of grid officers: first verification, re-check, second look of an appeal.';
COMMENT ON COLUMN verification.task.round IS '1 for first and appeal; the case''s round for a re-check, 0 for the one of a call-in (path B).';
COMMENT ON COLUMN verification.task.clockwork IS 'Running limits and the generation of their timers, JSON.';
COMMENT ON COLUMN verification.task.arrival_metres IS 'From the report''s pin at arrival.';
COMMENT ON COLUMN verification.task.due_at IS 'The limit; kept after the end. While a question is open it stands still and moves with the answer.';
COMMENT ON COLUMN verification.task.warned_at IS 'Set once.';
COMMENT ON COLUMN verification.task.overdue_at IS 'Set once, for good.';
CREATE INDEX task_open_by_officer ON verification.task (officer_id, due_at) WHERE state IN ('assigned', 'claimed', 'arrived', 'asking');
CREATE INDEX task_open_by_town ON verification.task (town_code, due_at) WHERE state IN ('assigned', 'claimed', 'arrived', 'asking');
CREATE INDEX task_ended_by_officer ON verification.task (officer_id, ended_at DESC) WHERE ended_at IS NOT NULL;

-- What an officer (or the centre) recorded at the end of a task.
CREATE TABLE verification.evidence (
    task_id         uuid        PRIMARY KEY REFERENCES verification.task,
    report_id       uuid        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    recorded_by     uuid        NOT NULL,
    is_centre       boolean     NOT NULL,
    raw_position    jsonb,
    longitude       float8,
    latitude        float8,
    accuracy_metres float8,
    distance_metres float8,
    is_remote       boolean     NOT NULL,
    remote_reason   text,
    photos          jsonb       NOT NULL,
    words           text        NOT NULL,
    address         text,
    duplicate_of    uuid,
    channel         text,
    assisting_units jsonb       NOT NULL DEFAULT '[]',
    education       text,
    call_in         text,
    conclusion      text
);
COMMENT ON TABLE verification.evidence IS 'Where the officer stood, what the pictures show, what was said: the public words.';
COMMENT ON COLUMN verification.evidence.raw_position IS 'As the phone sent it, with its coordinate system; the other columns are WGS-84.';
COMMENT ON COLUMN verification.evidence.is_remote IS 'Farther from the pin than the limit: flagged.';
CREATE INDEX evidence_of_report ON verification.evidence (report_id, recorded_at);

-- The dialogue between officer and reporter; neither learns who the other is.
CREATE TABLE verification.question (
    task_id       uuid        NOT NULL REFERENCES verification.task,
    number        integer     NOT NULL CHECK (number > 0),
    report_id     uuid        NOT NULL,
    words         text        NOT NULL,
    asked_at      timestamptz NOT NULL,
    answer_by     timestamptz NOT NULL,
    answer        text,
    answer_photos jsonb,
    answered_at   timestamptz,
    expired_at    timestamptz,
    PRIMARY KEY (task_id, number),
    CHECK (answered_at IS NULL OR expired_at IS NULL)
);
CREATE INDEX question_of_report ON verification.question (report_id, asked_at);

CREATE TABLE verification.appeal (
    report_id  uuid        PRIMARY KEY REFERENCES verification.report,
    task_id    uuid        NOT NULL,
    words      text        NOT NULL,
    photos     jsonb       NOT NULL,
    opened_at  timestamptz NOT NULL,
    decided_at timestamptz,
    is_upheld  boolean
);
COMMENT ON TABLE verification.appeal IS 'A citizen contests an outcome at most once.';

CREATE TABLE verification.rating (
    report_id uuid        PRIMARY KEY REFERENCES verification.report,
    town_code text        NOT NULL,
    stars     smallint    NOT NULL CHECK (stars BETWEEN 1 AND 5),
    is_solved boolean     NOT NULL,
    words     text,
    rated_at  timestamptz NOT NULL
);
COMMENT ON COLUMN verification.rating.is_solved IS 'The citizen''s own one-tap answer; the rate of solved reports comes from it, not from closing.';
CREATE INDEX rating_low ON verification.rating (town_code, rated_at DESC) WHERE stars <= 2;

GRANT SELECT, INSERT, UPDATE ON verification.report, verification.task, verification.question, verification.appeal TO rrp_verification;
GRANT SELECT, INSERT ON verification.evidence, verification.rating TO rrp_verification;
