-- Whom a report was made for, with the contact that was named for questions on site.
CREATE VIEW read.relative AS
SELECT report.id AS report_id, report.citizen_id,
       CASE WHEN account.erasure_requested_at IS NULL THEN report.relative_name END AS name,
       CASE WHEN account.erasure_requested_at IS NULL THEN report.relative_phone END AS phone
  FROM intake.report
  LEFT JOIN identity.account ON account.id = report.citizen_id
 WHERE report.is_on_behalf;
COMMENT ON VIEW read.relative IS
    'For the officer who verifies, for whoever may read the reporter''s contact, and for the reporter; each reading by staff is recorded. Whoever deletes their account takes it along, also while the report is open.';
GRANT SELECT ON read.relative TO rrp_gateway;
