-- Invariant 6, of bad faith: a proposal is in one state of its machine, reached by legal steps; two people decide; and what is
-- counted as malicious is what still stands.

-- @check malice.stepIllegal: a proposal about bad faith took a step that its state does not allow
WITH step AS (
    SELECT subject, sequence, type, document,
           CASE type WHEN 'malice.proposed.v1' THEN 'proposed' WHEN 'malice.withdrawn.v1' THEN 'withdrawn'
                     WHEN 'malice.lapsed.v1' THEN 'lapsed' WHEN 'malice.appealed.v1' THEN 'appealed'
                     WHEN 'malice.decided.v1'
                     THEN CASE WHEN (document ->> 'isFound')::boolean THEN 'found' ELSE 'notFound' END
                     WHEN 'malice.appealDecided.v1'
                     THEN CASE WHEN (document ->> 'isUpheld')::boolean THEN 'overturned' ELSE 'confirmed' END
                     WHEN 'malice.dropped.v1'
                     THEN CASE WHEN (document ->> 'wasFound')::boolean THEN 'overturned' ELSE 'withdrawn' END END AS leads_to
      FROM audit_event
     WHERE service = 'verification' AND type LIKE 'malice.%'
), walk AS (
    SELECT subject, sequence, type, document,
           substr(max(lpad(sequence::text, 12, '0') || leads_to) OVER before, 13) AS comes_from
      FROM step
    WINDOW before AS (PARTITION BY subject ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT subject, format('%s in state %s (event %s)', type, coalesce(comes_from, 'none'), sequence)
  FROM walk
  LEFT JOIN (VALUES ('malice.proposed.v1', '{}'), ('malice.withdrawn.v1', '{proposed}'), ('malice.lapsed.v1', '{proposed}'),
                    ('malice.decided.v1', '{proposed}'), ('malice.appealed.v1', '{found}'),
                    ('malice.appealDecided.v1', '{appealed}'), ('malice.warned.v1', '{proposed,appealed}'),
                    ('malice.dropped.v1', '{proposed,found,appealed,confirmed}')
            ) AS rule (type, states) USING (type)
 WHERE rule.type IS NULL
    OR CASE WHEN type = 'malice.proposed.v1' THEN comes_from IS NOT NULL
            ELSE comes_from IS NULL OR comes_from <> ALL (rule.states::text[]) END
    OR type = 'malice.dropped.v1' AND (document ->> 'wasFound')::boolean = (comes_from = 'proposed');

-- @check malice.differs: a proposal about bad faith is not in the state that its last step leads to
SELECT coalesce(malice.report_id::text, last.subject),
       format('stored %s, its steps lead to %s', coalesce(malice.state, 'nothing'), coalesce(last.state, 'nothing'))
  FROM verification.malice
  FULL JOIN (SELECT DISTINCT ON (subject) subject,
                    CASE type WHEN 'malice.proposed.v1' THEN 'proposed' WHEN 'malice.withdrawn.v1' THEN 'withdrawn'
                              WHEN 'malice.lapsed.v1' THEN 'lapsed' WHEN 'malice.appealed.v1' THEN 'appealed'
                              WHEN 'malice.decided.v1'
                              THEN CASE WHEN (document ->> 'isFound')::boolean THEN 'found' ELSE 'notFound' END
                              WHEN 'malice.appealDecided.v1'
                              THEN CASE WHEN (document ->> 'isUpheld')::boolean THEN 'overturned' ELSE 'confirmed' END
                              ELSE CASE WHEN (document ->> 'wasFound')::boolean THEN 'overturned' ELSE 'withdrawn' END
                     END AS state
               FROM audit_event
              WHERE service = 'verification' AND type LIKE 'malice.%' AND type <> 'malice.warned.v1'
              ORDER BY subject, sequence DESC) AS last
         ON last.subject = malice.report_id::text
 WHERE malice.state IS DISTINCT FROM last.state;

-- @check malice.samePerson: somebody decided on an appeal against their own decision
SELECT report_id, 'decided twice by ' || decided_by
  FROM verification.malice
 WHERE appeal_decided_by = decided_by;

-- @check malice.standsAgainstFinding: a report is held to be in bad faith and was found true since, or has nobody who sent it
SELECT malice.report_id, format('%s, finding %s', malice.state, coalesce(report.finding, 'none'))
  FROM verification.malice
  JOIN verification.report USING (report_id)
 WHERE malice.state IN ('proposed', 'found', 'appealed', 'confirmed')
   AND (report.finding IS DISTINCT FROM 'unfounded' OR report.citizen_id IS NULL OR report.source <> 'citizen');

-- @check figures.maliciousDiffer: so many are counted as malicious, and others are; rrp recount mends it
SELECT coalesce(counted.town, stands.town), format('%s counted, %s stand', coalesce(counted.count, 0), coalesce(stands.count, 0))
  FROM (SELECT town_code AS town, sum(count) AS count
          FROM verification.figure_now
         WHERE period = 'all' AND department_code = '' AND figure = 'malicious'
         GROUP BY 1) AS counted
  FULL JOIN (SELECT town_code AS town, count(*) AS count
               FROM verification.malice
              WHERE state IN ('found', 'appealed', 'confirmed')
              GROUP BY 1) AS stands USING (town)
 WHERE coalesce(counted.count, 0) <> coalesce(stands.count, 0);
