-- Reports that were made for a parent or another relative: how to call them, and a number for questions on site.
ALTER TABLE intake.report
    ADD COLUMN is_on_behalf   boolean NOT NULL DEFAULT false,
    ADD COLUMN relative_name  text,
    ADD COLUMN relative_phone text,
    ADD CONSTRAINT relative_is_of_such_a_report
        CHECK (is_on_behalf OR relative_name IS NULL AND relative_phone IS NULL) NOT VALID;
COMMENT ON COLUMN intake.report.is_on_behalf IS 'Reported for a relative; the report, its points and its red packet are the account''s.';
COMMENT ON COLUMN intake.report.relative_name IS 'In no message; read through read.relative alone, and erased with the words.';
COMMENT ON COLUMN intake.report.relative_phone IS 'In no message; read through read.relative alone, and erased with the words.';
GRANT UPDATE (relative_name, relative_phone) ON intake.report TO rrp_intake;
