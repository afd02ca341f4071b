-- Figures of cells, categories and officers, and how long things took, counted in the transaction of the change; instances count in shards.
-- {schema} is the service's own schema, {role} its role.
CREATE TABLE {schema}.local_figure (
    period    text     NOT NULL CHECK (period IN ('day', 'month', 'all')),
    starts_on date     NOT NULL,
    subject   text     NOT NULL CHECK (subject IN ('cell', 'category', 'officer')),
    town_code text     NOT NULL,
    code      text     NOT NULL,
    figure    text     NOT NULL,
    shard     smallint NOT NULL,
    count     bigint   NOT NULL,
    PRIMARY KEY (period, starts_on, subject, town_code, code, figure, shard)
) WITH (fillfactor = 70);
COMMENT ON COLUMN {schema}.local_figure.code IS 'Of the cell, whose first twelve digits are its village''s; of the category; or the officer''s identifier.';

CREATE TABLE {schema}.duration (
    period          text     NOT NULL CHECK (period IN ('day', 'month', 'all')),
    starts_on       date     NOT NULL,
    town_code       text     NOT NULL,
    department_code text     NOT NULL,
    stage           text     NOT NULL,
    bucket          smallint NOT NULL,
    shard           smallint NOT NULL,
    count           bigint   NOT NULL,
    PRIMARY KEY (period, starts_on, town_code, department_code, stage, bucket, shard)
) WITH (fillfactor = 70);
COMMENT ON COLUMN {schema}.duration.department_code IS 'Empty: the town''s total, with what no department has to do with.';
COMMENT ON COLUMN {schema}.duration.bucket IS '0 under a minute; then eight to a doubling of the minutes.';
CREATE INDEX duration_of_town ON {schema}.duration (period, starts_on, town_code, stage, bucket) INCLUDE (count)
 WHERE department_code = '';

GRANT SELECT, INSERT, UPDATE ON {schema}.local_figure, {schema}.duration TO {role};
