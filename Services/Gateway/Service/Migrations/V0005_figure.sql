-- Counts as the services keep them, and the register of returns, extensions and suspensions.

CREATE VIEW read.figure AS
SELECT period, starts_on, town_code, department_code, figure, count FROM intake.figure
UNION ALL
SELECT period, starts_on, town_code, department_code, figure, count FROM verification.figure
UNION ALL
SELECT period, starts_on, town_code, department_code, figure, count FROM dispatch.figure;

CREATE VIEW read.register_entry AS
SELECT entry.message_id, entry.kind, entry.case_id, entry.town_code, entry.category_code, entry.department_code,
       entry.reason, entry.until, entry.entered_at
  FROM dispatch.register_entry AS entry;

GRANT SELECT ON read.figure, read.register_entry TO rrp_gateway;
