-- Passing the buck, suspensions by age, reporters, and what red packets cost, as the services count them.
CREATE VIEW read.passing AS
SELECT period, starts_on, town_code, from_code, to_code, passed, accepted, seconds FROM dispatch.passing;

CREATE VIEW read.suspended_now AS
SELECT town_code, coalesce(suspended_at, changed_at) AS suspended_at FROM dispatch.case_file WHERE state = 'suspended';

CREATE VIEW read.reporter_figure AS
SELECT month, town_code, campaign_code, cohort_code, newcomers, stayed FROM intake.reporter_figure;

-- Of the whole city alone: who they are stays where it is.
CREATE VIEW read.top_reporters AS
SELECT known.reporters, known.most AS top_reporters,
       (SELECT coalesce(sum(reports), 0)::bigint
          FROM (SELECT reports FROM intake.reporter ORDER BY reports DESC LIMIT known.most) AS top) AS top_reports
  FROM (SELECT coalesce(sum(newcomers), 0)::bigint AS reporters,
               ceil(coalesce(sum(newcomers), 0) / 100.0)::bigint AS most
          FROM intake.reporter_figure) AS known;
COMMENT ON VIEW read.top_reporters IS 'The most active 1 % of those who report, and how many reports are theirs.';

CREATE VIEW read.reward_cost AS
SELECT budget.town_code, budget.month, budget.granted, budget.reserved, budget.packets,
       coalesce(claimed.packets, 0)::bigint AS claimed_packets, coalesce(claimed.fen, 0)::bigint AS claimed_fen
  FROM reward.budget
  LEFT JOIN (SELECT town_code, month, sum(packets) AS packets, sum(fen) AS fen
               FROM reward.claimed
              GROUP BY town_code, month) AS claimed USING (town_code, month);

GRANT SELECT ON read.passing, read.suspended_now, read.reporter_figure, read.top_reporters, read.reward_cost TO rrp_gateway;
