-- What was sent from within the city is counted too, taken in or not: counted here once for what was sent before.
INSERT INTO intake.figure (period, starts_on, town_code, department_code, figure, shard, count)
SELECT span.period, span.starts_on, message.town, '', 'received', 0, count(*)
  FROM journal.message
 CROSS JOIN LATERAL (SELECT (message.occurred_at AT TIME ZONE 'Asia/Shanghai')::date AS day) AS sent
 CROSS JOIN LATERAL (VALUES ('day', sent.day), ('month', date_trunc('month', sent.day)::date),
                            ('all', '2000-01-01'::date)) AS span (period, starts_on)
 WHERE message.service = 'intake' AND message.town IS NOT NULL
   AND message.type IN ('report.registered.v1', 'report.rejected.v1', 'report.referred.v1')
 GROUP BY 1, 2, 3;
