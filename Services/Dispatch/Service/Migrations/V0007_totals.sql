-- A town's figures without those of all its departments: rows without a department are the town's totals from now on.
INSERT INTO dispatch.figure AS stored (period, starts_on, town_code, department_code, figure, shard, count)
SELECT period, starts_on, town_code, '', figure, 0, sum(count)
  FROM dispatch.figure
 WHERE department_code <> ''
 GROUP BY period, starts_on, town_code, figure
ON CONFLICT (period, starts_on, town_code, department_code, figure, shard) DO UPDATE
   SET count = stored.count + excluded.count;
CREATE INDEX figure_of_town ON dispatch.figure (period, starts_on, town_code, figure) INCLUDE (count)
 WHERE department_code = '';
COMMENT ON COLUMN dispatch.figure.department_code IS 'Empty: the town''s total, with what no department has to do with.';

-- What is past a limit and still open, counted without reading anything else.
CREATE INDEX case_overdue_now ON dispatch.case_file (town_code) WHERE is_overdue AND state <> 'closed';
