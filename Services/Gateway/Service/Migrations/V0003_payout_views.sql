-- Red packets as their citizens see them: where each stands, and what confirms it. Never who gets it at WeChat.
CREATE VIEW read.payout AS
SELECT payout.report_id, payout.citizen_id, payout.fen, payout.state, payout.reserved_until,
       CASE WHEN payout.state = 'confirming' THEN payout.package_info END AS package_info
  FROM reward.payout;
COMMENT ON VIEW read.payout IS 'For the citizen alone: every question names the citizen.';

CREATE OR REPLACE VIEW read.reward AS
SELECT decision.report_id, decision.citizen_id, decision.fen, decision.decided_at, decision.reserved_until,
       coalesce(payout.state, 'reserved') AS state
  FROM reward.decision
  LEFT JOIN reward.payout USING (report_id);

CREATE OR REPLACE FUNCTION read.outcome(operation uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog
AS $$
    SELECT outcome FROM intake.handled WHERE consumer = 'intake.commands' AND message_id = operation
    UNION ALL
    SELECT outcome FROM verification.handled WHERE consumer = 'verification.commands' AND message_id = operation
    UNION ALL
    SELECT outcome FROM dispatch.handled WHERE consumer = 'dispatch.commands' AND message_id = operation
    UNION ALL
    SELECT outcome FROM reward.handled WHERE consumer = 'reward.commands' AND message_id = operation
    UNION ALL
    SELECT outcome FROM notification.handled WHERE consumer = 'notification.commands' AND message_id = operation
    LIMIT 1
$$;

-- Anybody may see what was committed to, and the seed once its day is over.
CREATE VIEW read.draw AS
SELECT draw.day, draw.commitment, draw.committed_at,
       CASE WHEN draw.day < (clock.now() AT TIME ZONE 'Asia/Shanghai')::date THEN draw.seed END AS seed
  FROM reward.draw;

CREATE VIEW read.drawing AS
SELECT decision.report_id, decision.citizen_id, decision.draw_day, decision.draw_message, decision.draw_share
  FROM reward.decision
 WHERE decision.draw_message IS NOT NULL;

GRANT SELECT ON read.payout, read.draw, read.drawing TO rrp_gateway;
