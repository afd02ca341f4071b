-- Invariant 2: what is drawn follows from a seed that was committed to before its day; anybody can recompute it.

-- @check draw.broken: the commitment to a day's seed is not its hash
SELECT day, 'committed to ' || commitment
  FROM reward.draw
 WHERE commitment <> encode(sha256(convert_to(seed, 'UTF8')), 'hex');

-- @check draw.unfair: a report won or lost against the draw, as anybody computes it
SELECT decision.report_id,
       format('%s of %s, %s', drawn.number, decision.draw_share, coalesce(decision.declined, decision.fen || ' fen'))
  FROM reward.decision
  JOIN reward.draw ON draw.day = decision.draw_day
 CROSS JOIN LATERAL (
        SELECT sum(get_byte(hash, place) * power(256::numeric, 7 - place)) / power(2::numeric, 64) AS number
          FROM sha256(convert_to('draw/' || draw.seed || '/' || decision.report_id || '/' || decision.draw_message, 'UTF8')) AS hash
         CROSS JOIN generate_series(0, 7) AS place) AS drawn
 WHERE (decision.draw_share >= 1 OR drawn.number < decision.draw_share) <> (decision.declined IS DISTINCT FROM 'notWon');

-- @check draw.otherDay: a report was drawn with the seed of another day than that of its verification
SELECT decision.report_id, format('drawn with %s, verified %s', decision.draw_day, said.at)
  FROM reward.decision
  LEFT JOIN audit_event AS event ON event.id = decision.draw_message AND event.type = 'report.verified.v1'
 CROSS JOIN LATERAL (SELECT coalesce((event.document ->> 'at')::timestamptz, decision.found_at) AS at) AS said
 WHERE decision.draw_day <> (said.at AT TIME ZONE 'Asia/Shanghai')::date
   -- The release before drew with the day of the decision.
   AND decision.decided_at >= (SELECT applied_at FROM reward.schema_migrations WHERE version = 29);

-- @check draw.late: reports were drawn with a seed that was committed to after its day had begun
SELECT draw.day, format('committed to at %s, %s reports drawn', draw.committed_at, count(*))
  FROM reward.draw
  JOIN reward.decision ON decision.draw_day = draw.day
 WHERE draw.committed_at >= (draw.day::timestamp AT TIME ZONE 'Asia/Shanghai')
   -- On the day on which the first seed was made nothing could be committed to before.
   AND draw.day <> (SELECT (min(committed_at) AT TIME ZONE 'Asia/Shanghai')::date FROM reward.draw)
   -- The release before did not ask.
   AND draw.committed_at >= (SELECT applied_at FROM reward.schema_migrations WHERE version = 29)
 GROUP BY draw.day, draw.committed_at;

-- @check draw.unannounced: the commitment to a day's seed does not stand in the journal as it is kept, and once
SELECT coalesce(draw.day::text, said.day),
       format('committed to %s, the journal says %s', coalesce(draw.commitment, 'nothing'), coalesce(said.hashes, 'nothing'))
  FROM reward.draw
  FULL JOIN (SELECT document ->> 'day' AS day, string_agg(document ->> 'hash', ', ' ORDER BY position) AS hashes
               FROM (SELECT position, pg_temp.readable(body) AS document
                       FROM journal.message
                      WHERE service = 'reward' AND type = 'draw.committed.v1') AS written
              GROUP BY 1) AS said
         ON said.day = draw.day::text
 WHERE said.hashes IS DISTINCT FROM draw.commitment
   -- The release before told nobody.
   AND (said.hashes IS NOT NULL
        OR draw.committed_at >= (SELECT applied_at FROM reward.schema_migrations WHERE version = 29));
