-- The one clock of the database. Statements use clock.now(), never now(): a test may shift it, and a long
-- transaction sees time pass.
CREATE SCHEMA IF NOT EXISTS clock;
GRANT USAGE ON SCHEMA clock TO PUBLIC;

CREATE FUNCTION clock.now() RETURNS timestamptz
    LANGUAGE sql VOLATILE PARALLEL SAFE
    RETURN clock_timestamp();

COMMENT ON FUNCTION clock.now() IS 'Real time; a test database replaces this function by one that can be moved.';
