-- What was counted and is not in the sums yet. Written in the transaction of the change and folded into the sums a moment
-- later, so that changes side by side neither wait for the same sums nor write them once each.
-- {schema} is the service's own schema, {role} its role.
CREATE TABLE {schema}.pending_figure (
    day             date   NOT NULL,
    town_code       text   NOT NULL,
    department_code text   NOT NULL,
    cell            text   NOT NULL,
    category        text   NOT NULL,
    officer         text   NOT NULL,
    figure          text   NOT NULL,
    amount          bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
COMMENT ON TABLE {schema}.pending_figure IS 'Whose a count is not is empty.';

CREATE TABLE {schema}.pending_duration (
    day             date     NOT NULL,
    town_code       text     NOT NULL,
    department_code text     NOT NULL,
    stage           text     NOT NULL,
    bucket          smallint NOT NULL,
    amount          bigint   NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

GRANT SELECT, INSERT, DELETE ON {schema}.pending_figure, {schema}.pending_duration TO {role};

CREATE FUNCTION {schema}.figure_spans(day date) RETURNS TABLE (period text, starts_on date)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ VALUES ('day', day), ('month', date_trunc('month', day::timestamp)::date), ('all', '2000-01-01'::date) $$;
COMMENT ON FUNCTION {schema}.figure_spans IS 'The spans that a day''s count belongs to.';

CREATE FUNCTION {schema}.figure_departments(department_code text) RETURNS TABLE (department_code text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT '' UNION ALL SELECT $1 WHERE $1 <> '' $$;
COMMENT ON FUNCTION {schema}.figure_departments IS 'The town''s total, and the department where there is one.';

CREATE FUNCTION {schema}.figure_subjects(cell text, category text, officer text) RETURNS TABLE (subject text, code text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT * FROM (VALUES ('cell', $1), ('category', $2), ('officer', $3)) AS whose (subject, code) WHERE code <> '' $$;

-- What holds now: the sums, and what is not in them yet.
CREATE VIEW {schema}.figure_now AS
SELECT period, starts_on, town_code, department_code, figure, count FROM {schema}.figure
UNION ALL
SELECT span.period, span.starts_on, pending.town_code, whose.department_code, pending.figure, pending.amount
  FROM {schema}.pending_figure AS pending
 CROSS JOIN LATERAL {schema}.figure_departments(pending.department_code) AS whose
 CROSS JOIN LATERAL {schema}.figure_spans(pending.day) AS span;

CREATE VIEW {schema}.local_figure_now AS
SELECT period, starts_on, subject, town_code, code, figure, count FROM {schema}.local_figure
UNION ALL
SELECT span.period, span.starts_on, whose.subject, pending.town_code, whose.code, pending.figure, pending.amount
  FROM {schema}.pending_figure AS pending
 CROSS JOIN LATERAL {schema}.figure_subjects(pending.cell, pending.category, pending.officer) AS whose
 CROSS JOIN LATERAL {schema}.figure_spans(pending.day) AS span;

CREATE VIEW {schema}.duration_now AS
SELECT period, starts_on, town_code, department_code, stage, bucket, count FROM {schema}.duration
UNION ALL
SELECT span.period, span.starts_on, pending.town_code, whose.department_code, pending.stage, pending.bucket, pending.amount
  FROM {schema}.pending_duration AS pending
 CROSS JOIN LATERAL {schema}.figure_departments(pending.department_code) AS whose
 CROSS JOIN LATERAL {schema}.figure_spans(pending.day) AS span;

COMMENT ON COLUMN {schema}.figure.shard IS '0; others are of the time when every instance counted for itself. Readers sum them.';
COMMENT ON COLUMN {schema}.local_figure.shard IS 'As in figure.';
COMMENT ON COLUMN {schema}.duration.shard IS 'As in figure.';
