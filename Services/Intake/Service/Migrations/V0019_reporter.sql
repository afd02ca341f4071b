-- Who reports: since when and how much, one row a citizen; and how many came and stayed, counted in the transaction of the registration.
CREATE TABLE intake.reporter (
    citizen_id    uuid    PRIMARY KEY,
    town_code     text    NOT NULL,
    campaign_code text    NOT NULL,
    cohort_code   text    NOT NULL,
    first_on      date    NOT NULL,
    reports       integer NOT NULL CHECK (reports > 0),
    stayed_with   integer
);
COMMENT ON TABLE intake.reporter IS 'For counts alone: no view shows a row of it.';
COMMENT ON COLUMN intake.reporter.town_code IS 'Of the first report, like campaign and cohort; these are empty where it belonged to none.';
COMMENT ON COLUMN intake.reporter.stayed_with IS
    'The number of the first report that came thirty days after the first report, or later; NULL until then.';
-- The most active are read from the end of this index.
CREATE INDEX reporter_by_reports ON intake.reporter (reports);

CREATE TABLE intake.reporter_figure (
    month         date     NOT NULL,
    town_code     text     NOT NULL,
    campaign_code text     NOT NULL,
    cohort_code   text     NOT NULL,
    shard         smallint NOT NULL,
    newcomers     bigint   NOT NULL,
    stayed        bigint   NOT NULL,
    PRIMARY KEY (month, town_code, campaign_code, cohort_code, shard)
) WITH (fillfactor = 70);
COMMENT ON COLUMN intake.reporter_figure.month IS 'The first day of the month of the first report.';
COMMENT ON COLUMN intake.reporter_figure.stayed IS 'Of the newcomers, who reported again thirty days later or after that.';

-- Who reported before; which campaign the first report belonged to stands in the journal, for rrp recount.
WITH registered AS (
    SELECT id, citizen_id, town_code, (decided_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
           row_number() OVER (PARTITION BY citizen_id ORDER BY decided_at, id) AS number,
           first_value((decided_at AT TIME ZONE 'Asia/Shanghai')::date)
               OVER (PARTITION BY citizen_id ORDER BY decided_at, id) AS first_on
      FROM intake.report
     WHERE state IN ('registered', 'alarmed') AND source = 'citizen' AND citizen_id IS NOT NULL
)
INSERT INTO intake.reporter (citizen_id, town_code, campaign_code, cohort_code, first_on, reports, stayed_with)
SELECT citizen_id, min(town_code) FILTER (WHERE number = 1), '', '', min(first_on), count(*),
       min(number) FILTER (WHERE day >= first_on + 30)
  FROM registered
 GROUP BY citizen_id;
INSERT INTO intake.reporter_figure (month, town_code, campaign_code, cohort_code, shard, newcomers, stayed)
SELECT date_trunc('month', first_on)::date, town_code, '', '', 0, count(*), count(stayed_with)
  FROM intake.reporter
 GROUP BY 1, 2;

GRANT SELECT, INSERT, UPDATE ON intake.reporter, intake.reporter_figure TO rrp_intake;
