-- While the operator has stopped all paying, nobody is shown what confirms a red packet.
CREATE OR REPLACE VIEW read.payout AS
SELECT payout.report_id, payout.citizen_id, payout.fen, payout.state, payout.reserved_until,
       CASE WHEN payout.state = 'confirming'
             AND NOT EXISTS (SELECT FROM reward.pause WHERE pause.scope = '*' AND pause.paused_by <> 'reward')
            THEN payout.package_info END AS package_info
  FROM reward.payout;
