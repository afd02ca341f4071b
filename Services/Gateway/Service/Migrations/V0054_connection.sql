-- For a department that looks at how its own system is connected. The queue's name stays where it is: it is not to be guessed.
CREATE VIEW read.department_link AS
SELECT department_code, created_at, revoked_at
  FROM dispatch.department_link;
GRANT SELECT ON read.department_link TO rrp_gateway;
