-- Reports that an officer thinks were sent in bad faith. For staff without anything of who reported; for a reporter what was
-- decided about their own, and only once it was.
CREATE VIEW read.malice AS
SELECT malice.report_id, malice.town_code, dossier.category_code, malice.task_id, malice.officer_id, malice.state,
       malice.version, malice.reason, malice.proposed_at, malice.decided_at, malice.decided_by, malice.decision_reason,
       malice.appeal_until, malice.appealed_at, malice.appeal_words, malice.appeal_decided_at, malice.appeal_reason,
       malice.due_at, malice.warn_at
  FROM verification.malice
  JOIN verification.report AS dossier USING (report_id);
COMMENT ON VIEW read.malice IS 'Every question names the officer, the town, or the city; it tells nothing of who reported.';

CREATE VIEW read.malice_matter AS
SELECT malice.report_id, concat_ws(E'\n', sent.words, sent.landmark) AS words, evidence.words AS finding_words
  FROM verification.malice
  JOIN intake.report AS sent ON sent.id = malice.report_id
  LEFT JOIN verification.evidence ON evidence.task_id = malice.task_id;
COMMENT ON VIEW read.malice_matter IS 'What was reported and what the officer found, for whoever decides.';

CREATE VIEW read.own_malice AS
SELECT malice.report_id, dossier.citizen_id, malice.state, malice.version, malice.decided_at, malice.decision_reason,
       malice.appeal_until, malice.appealed_at, malice.appeal_words, malice.appeal_decided_at, malice.appeal_reason,
       CASE WHEN pause.state = 'active' THEN pause.ends_at END AS paused_until
  FROM verification.malice
  JOIN verification.report AS dossier USING (report_id)
  LEFT JOIN reward.reporter_pause AS pause USING (report_id)
 WHERE malice.state IN ('found', 'appealed', 'confirmed', 'overturned');
COMMENT ON VIEW read.own_malice IS 'For the reporter alone: every question names the citizen.';

-- Nobody is forgotten while somebody has to decide whether a report of theirs was sent in bad faith.
CREATE OR REPLACE VIEW read.erasure_hold AS
SELECT report.citizen_id, 'money' AS reason
  FROM intake.report
  JOIN reward.payout ON payout.report_id = report.id
 WHERE payout.state NOT IN ('paid', 'released', 'withheld')
 UNION ALL
SELECT redemption.citizen_id, 'money'
  FROM reward.redemption
 WHERE redemption.state = 'waiting'
 UNION ALL
SELECT report.citizen_id, 'open'
  FROM intake.report
  LEFT JOIN verification.report AS dossier ON dossier.report_id = report.id
 WHERE report.state = 'alarmed'
    OR report.state = 'registered' AND (dossier.report_id IS NULL OR dossier.outcome NOT IN ('ended', 'closed'))
 UNION ALL
SELECT dossier.citizen_id, 'open'
  FROM verification.malice
  JOIN verification.report AS dossier USING (report_id)
 WHERE malice.state IN ('proposed', 'appealed');

CREATE OR REPLACE VIEW read.said AS
SELECT report.citizen_id, question.report_id, 'answer' AS kind, question.answer AS words, question.answered_at AS at
  FROM verification.question
  JOIN intake.report ON report.id = question.report_id
 WHERE question.answered_at IS NOT NULL
 UNION ALL
SELECT report.citizen_id, appeal.report_id, 'appeal', appeal.words, appeal.opened_at
  FROM verification.appeal
  JOIN intake.report ON report.id = appeal.report_id
 UNION ALL
SELECT report.citizen_id, rating.report_id, 'rating', coalesce(rating.words, ''), rating.rated_at
  FROM verification.rating
  JOIN intake.report ON report.id = rating.report_id
 UNION ALL
SELECT report.citizen_id, malice.report_id, 'maliceAppeal', malice.appeal_words, malice.appealed_at
  FROM verification.malice
  JOIN intake.report ON report.id = malice.report_id
 WHERE malice.appealed_at IS NOT NULL;

CREATE VIEW read.withheld AS
SELECT report_id, citizen_id FROM reward.withheld WHERE granted_at IS NULL;
COMMENT ON VIEW read.withheld IS 'True reports that bring nothing for now; every question names the citizen.';

GRANT SELECT ON read.withheld, read.malice, read.malice_matter, read.own_malice TO rrp_gateway;
