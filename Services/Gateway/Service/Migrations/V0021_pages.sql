-- What the pages show besides: why a report won or not, an extension that waits for its answer, and how the system is doing.

CREATE OR REPLACE VIEW read.reward AS
SELECT decision.report_id, decision.citizen_id, decision.fen, decision.decided_at, decision.reserved_until,
       coalesce(payout.state, 'reserved') AS state, decision.points, decision.declined,
       decision.draw_message IS NOT NULL AS is_drawn
  FROM reward.decision
  LEFT JOIN reward.payout USING (report_id);

CREATE OR REPLACE VIEW read.case_file AS
SELECT file.case_id, file.state, file.version, file.report_id, file.category_code, file.urgency, dossier.longitude,
       dossier.latitude, dossier.accuracy_metres, file.town_code, file.grid_code, file.department_code, file.opened_at,
       file.due_at, file.is_overdue, file.round, file.returns, file.warn_at,
       file.snapshot ? 'pendingExtension' AS is_extension_asked
  FROM dispatch.case_file AS file
  JOIN verification.report AS dossier USING (report_id);

-- Squares of about 140 m (a 2^18th of the way round the Earth, in the web's Mercator projection) with their open reports.
CREATE VIEW read.open_square AS
SELECT floor((public.ST_X(pin) + 180) / 360 * 262144)::int AS x,
       floor((1 - ln(tan(radians(public.ST_Y(pin))) + 1 / cos(radians(public.ST_Y(pin)))) / pi()) / 2 * 262144)::int AS y,
       count(*)::int AS reports
  FROM intake.report
 WHERE ended_at IS NULL AND state = 'registered' AND is_public AND pin IS NOT NULL
   AND abs(public.ST_Y(pin)) < 85
 GROUP BY 1, 2;
COMMENT ON VIEW read.open_square IS 'For the public map: nobody learns a place more exactly than a square.';

-- For operators. No words, no bodies, no people: what waits, how long, and which processes are connected.
CREATE VIEW read.relay_board AS
SELECT outbox.service, outbox.lane, count(*) AS waiting, min(message.recorded_at) AS oldest_at,
       count(*) FILTER (WHERE outbox.held_until > clock.now()) AS held
  FROM journal.outbox
  JOIN journal.message USING (position)
 GROUP BY outbox.service, outbox.lane;

CREATE VIEW read.parked_board AS
SELECT consumer, type, reason_code, count(*) AS messages, min(parked_at) AS oldest_at, max(parked_at) AS newest_at
  FROM (          SELECT consumer, type, reason_code, parked_at FROM intake.parked WHERE resolved_at IS NULL
        UNION ALL SELECT consumer, type, reason_code, parked_at FROM verification.parked WHERE resolved_at IS NULL
        UNION ALL SELECT consumer, type, reason_code, parked_at FROM dispatch.parked WHERE resolved_at IS NULL
        UNION ALL SELECT consumer, type, reason_code, parked_at FROM reward.parked WHERE resolved_at IS NULL
        UNION ALL SELECT consumer, type, reason_code, parked_at FROM scheduler.parked WHERE resolved_at IS NULL
        UNION ALL SELECT consumer, type, reason_code, parked_at FROM notification.parked WHERE resolved_at IS NULL) AS parked
 GROUP BY consumer, type, reason_code;

CREATE VIEW read.timer_board AS
SELECT owner, count(*) AS waiting, count(*) FILTER (WHERE due_at < clock.now()) AS overdue, min(due_at) AS next_at
  FROM scheduler.timer
 GROUP BY owner;

CREATE VIEW read.payout_board AS
SELECT state, count(*) AS payouts, sum(fen)::bigint AS fen, min(changed_at) AS oldest_at
  FROM reward.payout
 GROUP BY state;

CREATE VIEW read.process_board AS
SELECT application_name AS name, count(*) AS connections
  FROM pg_stat_activity
 WHERE datname = current_database() AND usename LIKE 'rrp\_%' AND application_name LIKE '%-%'
 GROUP BY application_name;

GRANT SELECT ON read.open_square, read.relay_board, read.parked_board, read.timer_board, read.payout_board,
    read.process_board TO rrp_gateway;
