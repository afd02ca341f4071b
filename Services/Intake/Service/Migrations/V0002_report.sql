-- Submissions as intake judged them: registered in a cell, rejected with a reason, or referred to the police.
CREATE TABLE intake.report (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    state           text        NOT NULL CHECK (state IN ('registered', 'alarmed', 'rejected', 'referred')),
    rejection       text,
    citizen_id      uuid,
    officer_id      uuid,
    is_anonymous    boolean     NOT NULL,
    source          text        NOT NULL CHECK (source IN ('citizen', 'patrol')),
    category_code   text        NOT NULL,
    urgency         text        NOT NULL,
    is_public       boolean     NOT NULL,
    town_code       text,
    village_code    text,
    cell_code       text,
    pin             public.geometry(Point, 4326),
    raw_longitude   double precision NOT NULL,
    raw_latitude    double precision NOT NULL,
    raw_system      text        NOT NULL,
    accuracy_metres double precision,
    words           text        NOT NULL,
    landmark        text,
    photos          jsonb       NOT NULL,
    campaign_code   text,
    follows         uuid,
    fingerprint     text        NOT NULL,
    accepted_at     timestamptz NOT NULL,
    decided_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    alarm_level     integer     NOT NULL DEFAULT 0,
    alarm_due_at    timestamptz,
    snapshot        text,
    CHECK (state = 'rejected' OR cell_code IS NOT NULL),
    CHECK ((state = 'rejected') = (rejection IS NOT NULL))
);
COMMENT ON TABLE intake.report IS 'Who reported stands here and in the ledger of rewards, nowhere that staff can read.';
COMMENT ON COLUMN intake.report.pin IS 'WGS-84, converted from what the phone sent (raw_…), null when that is no place on Earth.';
COMMENT ON COLUMN intake.report.fingerprint IS 'SHA-256 of the content: the same Idempotency-Key with other content is told apart.';
COMMENT ON COLUMN intake.report.snapshot IS 'The submission''s machine as JSON text, for emergencies: only these go on here.';
COMMENT ON COLUMN intake.report.ended_at IS 'When it was answered for good; an open report is a candidate for duplicates.';

CREATE INDEX report_open_by_pin ON intake.report USING gist (pin) WHERE ended_at IS NULL AND state IN ('registered', 'alarmed');
CREATE INDEX report_by_citizen ON intake.report (citizen_id, accepted_at DESC) WHERE citizen_id IS NOT NULL;
CREATE INDEX report_alarms ON intake.report (town_code, alarm_due_at) WHERE state = 'alarmed';
CREATE INDEX report_by_town ON intake.report (town_code, accepted_at DESC);

GRANT SELECT, INSERT, UPDATE (version, state, ended_at, alarm_level, alarm_due_at, snapshot)
    ON intake.report TO rrp_intake;
