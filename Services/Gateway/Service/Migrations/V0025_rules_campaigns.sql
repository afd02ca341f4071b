-- Rules of rewards as they stand, and what a report's draw could have brought.

CREATE VIEW read.reward_rule AS
SELECT rule.rule_id, rule.is_active, rule.document, rule.version, rule.changed_at
  FROM reward.rule;

CREATE OR REPLACE VIEW read.drawing AS
SELECT decision.report_id, decision.citizen_id, decision.draw_day, decision.draw_message, decision.draw_share, decision.terms
  FROM reward.decision
 WHERE decision.draw_message IS NOT NULL;

GRANT SELECT ON read.reward_rule TO rrp_gateway;

-- Campaigns with what came of them.
CREATE VIEW read.campaign AS
SELECT campaign.code, campaign.town_code, campaign.from_at, campaign.until_at, campaign.document, campaign.version,
       counted.scans, counted.joins, counted.reports, counted.verified
  FROM intake.campaign
 CROSS JOIN LATERAL (
        SELECT coalesce(sum(count) FILTER (WHERE figure = 'scans'), 0)::bigint AS scans,
               coalesce(sum(count) FILTER (WHERE figure = 'joins'), 0)::bigint AS joins,
               coalesce(sum(count) FILTER (WHERE figure = 'reports'), 0)::bigint AS reports,
               coalesce(sum(count) FILTER (WHERE figure = 'verified'), 0)::bigint AS verified
          FROM intake.campaign_figure
         WHERE campaign_figure.code = campaign.code) AS counted;

GRANT SELECT ON read.campaign TO rrp_gateway;
