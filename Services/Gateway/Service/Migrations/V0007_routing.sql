-- Routing rules, and past cases as a rule would have seen them.

CREATE VIEW read.routing_rule AS
SELECT rule.rule_id, rule.town_code, rule.priority, rule.is_active, rule.document, rule.version
  FROM dispatch.routing_rule AS rule;

CREATE VIEW read.routed_case AS
SELECT file.case_id, file.town_code, file.village_code, file.category_code,
       file.snapshot -> 'brief' ->> 'officerWords' AS officer_words, file.departments[1] AS department_code, file.opened_at
  FROM dispatch.case_file AS file;
COMMENT ON VIEW read.routed_case IS 'Where each case went first; the officer''s words, nothing of the reporter''s.';

GRANT SELECT ON read.routing_rule, read.routed_case TO rrp_gateway;
