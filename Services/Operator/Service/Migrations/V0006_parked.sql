-- What was put aside and is older than anything is kept loses its body, wherever it lies: type, reason and identifiers stay. Nobody
-- can send it back any more, so it counts as dropped. Services can change no body; intake, which keeps the time, may ask for this.
CREATE FUNCTION journal.erase_parked(before timestamptz, at_most integer, now timestamptz) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog
AS $$
DECLARE
    place text;
    here bigint;
    erased bigint := 0;
BEGIN
    FOREACH place IN ARRAY ARRAY['intake', 'verification', 'dispatch', 'reward', 'scheduler', 'notification'] LOOP
        EXECUTE format('WITH old AS (
                            SELECT id FROM %1$I.parked
                             WHERE parked_at < $1 AND body <> ''''
                             ORDER BY id
                             LIMIT $2
                               FOR UPDATE
                        )
                        UPDATE %1$I.parked
                           SET body = '''', resolved_at = coalesce(resolved_at, $3), resolution = coalesce(resolution, ''dropped'')
                          FROM old
                         WHERE parked.id = old.id', place)
          USING before, at_most - erased, now;
        GET DIAGNOSTICS here = ROW_COUNT;
        erased := erased + here;
    END LOOP;
    RETURN erased;
END
$$;
REVOKE EXECUTE ON FUNCTION journal.erase_parked(timestamptz, integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal.erase_parked(timestamptz, integer, timestamptz) TO rrp_intake;
