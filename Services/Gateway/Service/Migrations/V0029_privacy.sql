-- What is needed to ask for a contact, to hand a citizen a copy of everything, and to know whether an account may be erased.

CREATE VIEW read.reporter AS
SELECT report.id AS report_id, report.citizen_id, report.is_anonymous, report.town_code
  FROM intake.report
 WHERE report.state IN ('registered', 'alarmed') AND report.town_code IS NOT NULL;
COMMENT ON VIEW read.reporter IS 'For unmasking alone; a crime tip that went to the police is not among them.';

CREATE VIEW read.said AS
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
  JOIN intake.report ON report.id = rating.report_id;
COMMENT ON VIEW read.said IS 'What a citizen said besides the reports, for that citizen alone: every question names the citizen.';

CREATE VIEW read.erasure_hold AS
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
    OR report.state = 'registered' AND (dossier.report_id IS NULL OR dossier.outcome NOT IN ('ended', 'closed'));
COMMENT ON VIEW read.erasure_hold IS
    'Why a citizen cannot be forgotten yet: money that waits (the account is not deleted), reports and appeals that are open.';

CREATE VIEW read.erased_photo AS
SELECT photo_id, erased_at FROM intake.erased_photo
 UNION ALL
SELECT photo_id, erased_at FROM verification.erased_photo;

CREATE VIEW read.photo_use AS
SELECT photo ->> 'id' AS photo_id
  FROM intake.report CROSS JOIN LATERAL jsonb_array_elements(report.photos) AS photo
 UNION ALL
SELECT photo ->> 'id'
  FROM verification.evidence CROSS JOIN LATERAL jsonb_array_elements(evidence.photos) AS photo
 UNION ALL
SELECT photo ->> 'id'
  FROM verification.question CROSS JOIN LATERAL jsonb_array_elements(question.answer_photos) AS photo
 UNION ALL
SELECT photo ->> 'id'
  FROM verification.appeal CROSS JOIN LATERAL jsonb_array_elements(appeal.photos) AS photo;
COMMENT ON VIEW read.photo_use IS 'Read as a whole, and only where pictures were erased: the same file may belong to several reports.';

GRANT SELECT ON read.erased_photo, read.photo_use TO rrp_gateway;
GRANT SELECT ON read.reporter, read.said, read.erasure_hold TO rrp_gateway;
