-- How far open reports were compared with the city's cells since these last changed: one row for all instances.
CREATE TABLE verification.area_round (
    only_row     boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    revision     bigint      NOT NULL,
    is_running   boolean     NOT NULL,
    after_report uuid,
    again_at     timestamptz
);
COMMENT ON COLUMN verification.area_round.revision IS 'Of the city''s areas, as open reports were last compared with them.';
COMMENT ON COLUMN verification.area_round.after_report IS 'Worked up to here; NULL at the beginning of a round.';
COMMENT ON COLUMN verification.area_round.again_at IS
    'When a second round begins: it finds what was opened by the old cells while the first one was under way.';
INSERT INTO verification.area_round (revision, is_running) VALUES (0, false);

GRANT SELECT, UPDATE ON verification.area_round TO rrp_verification;
