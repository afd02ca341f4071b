-- Submissions as intake judged them: registered in a cell, rejected with a reason, or referred to the police.
CREATE TABLE intake.report (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    state           text        NOT NULL CHECK (state IN ('registered', 'rejected', 'referred')),
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
    alarm_state     text        CHECK (alarm_state IN ('open', 'acknowledged')),
    alarm_level     integer,
    alarm_due_at    timestamptz,
    alarm_generation bigint     NOT NULL DEFAULT 0,
    CHECK ((state = 'registered') = (cell_code IS NOT NULL) OR state = 'referred'),
    CHECK ((state = 'rejected') = (rejection IS NOT NULL))
);
COMMENT ON TABLE intake.report IS 'Who reported stands here and in the ledger of rewards, nowhere that staff can read.';
COMMENT ON COLUMN intake.report.pin IS 'WGS-84, converted from what the phone sent (raw_…), null when that is no place on Earth.';
COMMENT ON COLUMN intake.report.fingerprint IS 'SHA-256 of the content: the same Idempotency-Key with other content is told apart.';
COMMENT ON COLUMN intake.report.ended_at IS 'When it was answered for good; an open report is a candidate for duplicates.';

CREATE INDEX report_open_by_pin ON intake.report USING gist (pin) WHERE ended_at IS NULL AND state = 'registered';
CREATE INDEX report_by_citizen ON intake.report (citizen_id, accepted_at DESC) WHERE citizen_id IS NOT NULL;
CREATE INDEX report_alarms ON intake.report (town_code, alarm_due_at) WHERE alarm_state = 'open';
CREATE INDEX report_by_town ON intake.report (town_code, accepted_at DESC);

GRANT SELECT, INSERT, UPDATE (version, ended_at, alarm_state, alarm_level, alarm_due_at, alarm_generation)
    ON intake.report TO rrp_intake;
