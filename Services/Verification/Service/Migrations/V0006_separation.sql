-- A duplicate's original, so that its reporter may rate what became of it, and the finding can be taken back.
ALTER TABLE verification.report ADD COLUMN duplicate_of uuid;
COMMENT ON COLUMN verification.report.duplicate_of IS 'What a duplicate was found to be the same as.';
UPDATE verification.report
   SET duplicate_of = evidence.duplicate_of
  FROM verification.evidence
 WHERE evidence.report_id = report.report_id AND report.finding = 'duplicate' AND evidence.duplicate_of IS NOT NULL;
