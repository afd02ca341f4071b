-- Whom a report was made for, with the contact that was named for questions on site.
CREATE VIEW read.relative AS
SELECT report.id AS report_id, report.citizen_id, report.relative_name AS name, report.relative_phone AS phone
  FROM intake.report
 WHERE report.is_on_behalf;
COMMENT ON VIEW read.relative IS
    'For the officer who verifies, for whoever may read the reporter''s contact, and for the reporter; each reading by staff is recorded.';
GRANT SELECT ON read.relative TO rrp_gateway;
