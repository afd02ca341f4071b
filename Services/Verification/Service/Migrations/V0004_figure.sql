-- First verifications counted by town, department and period, in the transaction of the change; instances count in shards.
CREATE TABLE verification.figure (
    period          text     NOT NULL CHECK (period IN ('day', 'month', 'all')),
    starts_on       date     NOT NULL,
    town_code       text     NOT NULL,
    department_code text     NOT NULL,
    figure          text     NOT NULL,
    shard           smallint NOT NULL,
    count           bigint   NOT NULL,
    PRIMARY KEY (period, starts_on, town_code, department_code, figure, shard)
) WITH (fillfactor = 70);
COMMENT ON COLUMN verification.figure.department_code IS 'Empty where no department has to do with it.';
GRANT SELECT, INSERT, UPDATE ON verification.figure TO rrp_verification;
