-- Figures with what the services have counted and not yet folded into their sums.
CREATE OR REPLACE VIEW read.figure AS
SELECT period, starts_on, town_code, department_code, figure, count FROM intake.figure_now
UNION ALL
SELECT period, starts_on, town_code, department_code, figure, count FROM verification.figure_now
UNION ALL
SELECT period, starts_on, town_code, department_code, figure, count FROM dispatch.figure_now;

CREATE OR REPLACE VIEW read.local_figure AS
SELECT period, starts_on, subject, town_code, code, figure, count FROM intake.local_figure_now
UNION ALL
SELECT period, starts_on, subject, town_code, code, figure, count FROM verification.local_figure_now
UNION ALL
SELECT period, starts_on, subject, town_code, code, figure, count FROM dispatch.local_figure_now;

CREATE OR REPLACE VIEW read.duration AS
SELECT period, starts_on, town_code, department_code, stage, bucket, count FROM verification.duration_now
UNION ALL
SELECT period, starts_on, town_code, department_code, stage, bucket, count FROM dispatch.duration_now;
