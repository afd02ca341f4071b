-- Erasure of what reporters said and showed: on their request, or when it was kept long enough.
ALTER TABLE intake.report ADD COLUMN erased_at timestamptz;
COMMENT ON COLUMN intake.report.erased_at IS 'Words, landmark and pictures are gone since; place, category, times and outcome stay.';
CREATE INDEX report_by_age ON intake.report (accepted_at) WHERE erased_at IS NULL;

-- The one timer of the retention sweep: when it was set to come next.
CREATE TABLE intake.retention (
    is_set boolean     PRIMARY KEY DEFAULT true CHECK (is_set),
    due_at timestamptz NOT NULL
);

GRANT UPDATE (words, landmark, photos, fingerprint, erased_at) ON intake.report TO rrp_intake;
GRANT SELECT, INSERT, UPDATE ON intake.retention TO rrp_intake;

-- Pictures that were erased with a report; their files are removed by the gateway, where nothing else shows them.
CREATE TABLE intake.erased_photo (
    photo_id  text        PRIMARY KEY,
    erased_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON intake.erased_photo TO rrp_intake;
