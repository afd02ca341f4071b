-- Whether a duplicate's original was put right, and what comes again where it had been put right.

CREATE OR REPLACE VIEW read.dossier AS
SELECT report.report_id, report.citizen_id, report.outcome, report.finding, report.stars, report.appealed_at,
       coalesce(original.outcome = 'closed' OR original.outcome = 'ended' AND original.finding = 'resolvedOnSite', false)
           AS is_original_handled
  FROM verification.report
  JOIN intake.report AS sent ON sent.id = report.report_id
  LEFT JOIN verification.report AS original ON original.report_id = sent.merged_into;

CREATE VIEW read.recurrence AS
SELECT recurrence.report_id, recurrence.earlier_id, recurrence.first_id, recurrence.number, recurrence.town_code,
       recurrence.village_code, recurrence.cell_code, recurrence.category_code, recurrence.registered_at,
       public.ST_X(report.pin) AS longitude, public.ST_Y(report.pin) AS latitude
  FROM intake.recurrence
  JOIN intake.report ON report.id = recurrence.report_id;
COMMENT ON VIEW read.recurrence IS 'For centres and the city; nothing of the reporter.';

GRANT SELECT ON read.recurrence TO rrp_gateway;
