-- Reporters' words that the content check holds for a person; nothing of who wrote them.
CREATE VIEW read.held_text AS
SELECT held.report_id, held.town_code, report.category_code, concat_ws(E'\n', report.words, report.landmark) AS words,
       held.changed_at, held.version
  FROM intake.text_check AS held
  JOIN intake.report ON report.id = held.report_id
 WHERE held.state = 'held';

GRANT SELECT ON read.held_text TO rrp_gateway;
