-- STABLE, so that a condition such as due_at <= clock.now() reads an index to the moment and no further: with a volatile
-- clock every timer that is not due is read and thrown away, each time.
CREATE OR REPLACE FUNCTION clock.now() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN clock_timestamp();
