-- Reports that an officer thinks were sent in bad faith: what the centre, and after an appeal the city, decided. One at most
-- for a report; its dossier's row is locked before this one is touched.
CREATE TABLE verification.malice (
    report_id         uuid        PRIMARY KEY REFERENCES verification.report,
    report            text        NOT NULL,
    town_code         text        NOT NULL,
    task_id           uuid        NOT NULL REFERENCES verification.task,
    officer_id        uuid        NOT NULL,
    reason            text        NOT NULL,
    proposed_at       timestamptz NOT NULL,
    state             text        NOT NULL CHECK (state IN ('proposed', 'withdrawn', 'lapsed', 'notFound', 'found', 'appealed',
                                                            'confirmed', 'overturned')),
    decided_by        uuid,
    decided_at        timestamptz,
    decision_reason   text,
    appeal_until      timestamptz,
    appealed_at       timestamptz,
    appeal_words      text,
    appeal_decided_by uuid,
    appeal_decided_at timestamptz,
    appeal_reason     text,
    clockwork         text        NOT NULL,
    due_at            timestamptz,
    warn_at           timestamptz,
    version           bigint      NOT NULL,
    CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (decision_reason IS NULL)),
    CHECK ((appealed_at IS NULL) = (appeal_words IS NULL)),
    CHECK ((due_at IS NOT NULL) = (state IN ('proposed', 'appealed'))),
    CONSTRAINT malice_two_people CHECK (appeal_decided_by <> decided_by)
);
COMMENT ON TABLE verification.malice IS 'Read by the officer, the centre, the city and, once it was found, by the reporter: by nobody else.';
COMMENT ON COLUMN verification.malice.report IS
    'The report as it was when it was proposed: what is counted is taken back where it was counted.';
COMMENT ON COLUMN verification.malice.due_at IS 'Until when somebody has to decide: the centre, after an appeal the city.';
COMMENT ON COLUMN verification.malice.appeal_words IS 'Empty once the reporter is forgotten.';
CREATE INDEX malice_open ON verification.malice (town_code, due_at) WHERE state IN ('proposed', 'appealed');
CREATE INDEX malice_decided ON verification.malice (town_code, proposed_at DESC);
CREATE INDEX malice_of_officer ON verification.malice (officer_id, proposed_at DESC);

GRANT SELECT, INSERT, UPDATE ON verification.malice TO rrp_verification;
