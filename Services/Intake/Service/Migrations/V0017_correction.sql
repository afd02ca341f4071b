-- Whoever verifies may correct the pin and the category: duplicates are looked for, and what comes again is found, by those.
ALTER TABLE intake.report
    ADD COLUMN placed_at timestamptz,
    ADD COLUMN classed_at timestamptz;
COMMENT ON COLUMN intake.report.pin IS
    'WGS-84: converted from what the phone sent (raw_…), null when that is no place on Earth; then as it was corrected.';
COMMENT ON COLUMN intake.report.placed_at IS 'When somebody said last that it lies elsewhere; what was said before changes nothing.';
COMMENT ON COLUMN intake.report.classed_at IS 'The same of its category.';
GRANT UPDATE (pin, placed_at, classed_at) ON intake.report TO rrp_intake;
