-- Red packets that wait for a reviewer: what they are about and why, nothing of who reported or found it.
CREATE VIEW read.payout_review AS
SELECT payout.report_id, payout.town_code, dossier.category_code, payout.fen, payout.version, decision.decided_at AS since,
       payout.reserved_until, payout.reserved_until < clock.now() AS is_overdue
  FROM reward.payout
  JOIN reward.decision USING (report_id)
  JOIN verification.report AS dossier USING (report_id)
 WHERE payout.state = 'checking';

CREATE VIEW read.payout_suspicion AS
SELECT report_id, code, other_report_id FROM reward.suspicion;

-- Once looked at, a red packet can be claimed for longer than it was first reserved.
CREATE OR REPLACE VIEW read.reward AS
SELECT decision.report_id, decision.citizen_id, decision.fen, decision.decided_at,
       coalesce(payout.reserved_until, decision.reserved_until) AS reserved_until,
       coalesce(payout.state, 'reserved') AS state, decision.points, decision.declined,
       decision.draw_message IS NOT NULL AS is_drawn
  FROM reward.decision
  LEFT JOIN reward.payout USING (report_id);

GRANT SELECT ON read.payout_review, read.payout_suspicion TO rrp_gateway;
