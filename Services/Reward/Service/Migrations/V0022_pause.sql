-- A report that was found to have been sent in bad faith pauses its citizen's rewards: what they report meanwhile brings
-- nothing, unless the decision is taken back; then what was withheld is granted, once.
CREATE TABLE reward.reporter_pause (
    report_id  uuid        PRIMARY KEY,
    report     text        NOT NULL,
    citizen_id uuid        NOT NULL,
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    state      text        NOT NULL CHECK (state IN ('active', 'over', 'lifted')),
    heard_at   timestamptz NOT NULL,
    ended_at   timestamptz,
    CHECK (ends_at >= starts_at),
    CHECK ((state = 'active') = (ended_at IS NULL))
);
COMMENT ON TABLE reward.reporter_pause IS
    'Once for a report that was found to be malicious. A row may begin as lifted: the appeal was heard of first; or as over: no '
    'days were set.';
COMMENT ON COLUMN reward.reporter_pause.starts_at IS 'Reports that were registered from here on, and before ends_at, are paused.';
COMMENT ON COLUMN reward.reporter_pause.heard_at IS 'What was granted before stays.';
CREATE INDEX reporter_pause_of_citizen ON reward.reporter_pause (citizen_id, starts_at);

-- True reports that brought nothing because they were registered within a pause.
CREATE TABLE reward.withheld (
    report_id   uuid        PRIMARY KEY,
    citizen_id  uuid        NOT NULL,
    task_id     uuid        NOT NULL,
    finding     text        NOT NULL,
    found_at    timestamptz NOT NULL,
    message_id  uuid        NOT NULL,
    verified    text        NOT NULL,
    withheld_at timestamptz NOT NULL,
    granted_at  timestamptz
);
COMMENT ON COLUMN reward.withheld.message_id IS 'Of the verification: what is drawn later is drawn with it.';
COMMENT ON COLUMN reward.withheld.verified IS 'report.verified.v1 as it was told.';
COMMENT ON COLUMN reward.withheld.granted_at IS 'When it was decided after all; NULL while it is withheld.';
CREATE INDEX withheld_of_citizen ON reward.withheld (citizen_id) WHERE granted_at IS NULL;

-- Caps count by the day of the verification.
CREATE INDEX decision_of_citizen_found ON reward.decision (citizen_id, found_at DESC);

-- Days in which rewards pause; 0: not at all.
INSERT INTO reward.setting (name, value) VALUES ('malice_pause_days', 90) ON CONFLICT (name) DO NOTHING;

GRANT SELECT, INSERT, UPDATE ON reward.reporter_pause TO rrp_reward;
GRANT SELECT, INSERT, UPDATE, DELETE ON reward.withheld TO rrp_reward;
