-- What operators see and reviewers judge by.

-- One by one, still without bodies, words or people: `subject` is the report's number.
CREATE VIEW read.parked_message AS
          SELECT 'intake' AS service, id AS number, consumer, type, subject, reason_code, parked_at
            FROM intake.parked WHERE resolved_at IS NULL
UNION ALL SELECT 'verification', id, consumer, type, subject, reason_code, parked_at
            FROM verification.parked WHERE resolved_at IS NULL
UNION ALL SELECT 'dispatch', id, consumer, type, subject, reason_code, parked_at
            FROM dispatch.parked WHERE resolved_at IS NULL
UNION ALL SELECT 'reward', id, consumer, type, subject, reason_code, parked_at
            FROM reward.parked WHERE resolved_at IS NULL
UNION ALL SELECT 'scheduler', id, consumer, type, subject, reason_code, parked_at
            FROM scheduler.parked WHERE resolved_at IS NULL
UNION ALL SELECT 'notification', id, consumer, type, subject, reason_code, parked_at
            FROM notification.parked WHERE resolved_at IS NULL;
GRANT SELECT ON read.parked_message TO rrp_gateway;

-- A service marks what it sent back at an operator's word; what lies there it can neither change nor remove.
GRANT UPDATE (resolved_at, resolution) ON intake.parked TO rrp_intake;
GRANT UPDATE (resolved_at, resolution) ON verification.parked TO rrp_verification;
GRANT UPDATE (resolved_at, resolution) ON dispatch.parked TO rrp_dispatch;
GRANT UPDATE (resolved_at, resolution) ON reward.parked TO rrp_reward;
GRANT UPDATE (resolved_at, resolution) ON scheduler.parked TO rrp_scheduler;
GRANT UPDATE (resolved_at, resolution) ON notification.parked TO rrp_notification;

-- What a red packet is judged by: the reporter's pictures, the officer's own, and how the same citizen's earlier ones ended.
CREATE OR REPLACE VIEW read.payout_review AS
SELECT payout.report_id, payout.town_code, dossier.category_code, payout.fen, payout.version, decision.decided_at AS since,
       payout.reserved_until, payout.reserved_until < clock.now() AS is_overdue,
       (SELECT report.photos FROM intake.report WHERE report.id = payout.report_id) AS photos,
       (SELECT evidence.photos
          FROM verification.evidence
          JOIN verification.task USING (task_id)
         WHERE evidence.report_id = payout.report_id AND task.finding IS NOT NULL
         ORDER BY evidence.recorded_at DESC
         LIMIT 1) AS finding_photos,
       (SELECT count(*)
          FROM reward.decision AS other
          JOIN reward.payout AS earlier ON earlier.report_id = other.report_id
         WHERE other.citizen_id = decision.citizen_id AND earlier.state = 'paid') AS paid_before,
       (SELECT count(*)
          FROM reward.decision AS other
          JOIN reward.payout AS earlier ON earlier.report_id = other.report_id
         WHERE other.citizen_id = decision.citizen_id AND earlier.state = 'withheld') AS withheld_before
  FROM reward.payout
  JOIN reward.decision USING (report_id)
  JOIN verification.report AS dossier USING (report_id)
 WHERE payout.state = 'checking';
COMMENT ON VIEW read.payout_review IS 'Nothing of who reported or found it; photos are read one by one, and each reading is recorded.';

CREATE OR REPLACE VIEW read.payout_suspicion AS
SELECT suspicion.report_id, suspicion.code, suspicion.other_report_id,
       (SELECT report.photos FROM intake.report WHERE report.id = suspicion.other_report_id) AS other_photos
  FROM reward.suspicion;
