-- What services ask of the city. All read-only and set-based.

CREATE VIEW city.category_traits AS
SELECT c.code,
       c.class_code,
       k.name AS class_name,
       k.english_name AS class_english_name,
       c.name,
       c.english_name,
       c.department_kind,
       c.urgency,
       c.is_public,
       c.is_private,
       c.is_emergency,
       c.is_crime_tip,
       c.needs_conclusion,
       c.points,
       c.red_packet_fen,
       c.red_packet_rule,
       c.verification_hours,
       c.dispatch_hours,
       c.acceptance_hours,
       c.rectification_hours,
       c.recheck_hours
FROM city.category AS c
JOIN city.category_class AS k ON k.code = c.class_code
WHERE c.is_active;
COMMENT ON VIEW city.category_traits IS 'Each category in use with its class and rules; limits in clock hours, money in fen.';

CREATE FUNCTION city.locate(
    longitudes double precision[],
    latitudes double precision[],
    tolerance_metres double precision DEFAULT 300
)
RETURNS TABLE (ordinal integer, cell_code text, village_code text, town_code text, outside_metres double precision)
LANGUAGE sql STABLE PARALLEL SAFE
ROWS 200
SET search_path = city, public
AS $$
    SELECT p.ordinal::integer,
           coalesce(i.code, o.code),
           coalesce(i.village_code, o.village_code),
           coalesce(i.town_code, o.town_code),
           CASE WHEN i.code IS NOT NULL THEN 0 ELSE n.metres END
    FROM (
        SELECT u.ordinal, ST_SetSRID(ST_MakePoint(u.longitude, u.latitude), 4326) AS geom
        FROM unnest(longitudes, latitudes) WITH ORDINALITY AS u (longitude, latitude, ordinal)
        WHERE u.longitude BETWEEN -180 AND 180 AND u.latitude BETWEEN -90 AND 90
    ) AS p
    LEFT JOIN LATERAL (
        SELECT c.code, c.village_code, c.town_code
        FROM cell AS c
        WHERE ST_Intersects(c.boundary, p.geom)
        ORDER BY c.code
        LIMIT 1
    ) AS i ON true
    -- Only for points in no cell: the nearest by degrees are few enough to be measured in metres.
    LEFT JOIN LATERAL (
        SELECT near.code, near.village_code, near.town_code,
               ST_Distance(near.boundary::geography, p.geom::geography) AS metres
        FROM (
            SELECT c.code, c.village_code, c.town_code, c.boundary
            FROM cell AS c
            WHERE i.code IS NULL
            ORDER BY c.boundary <-> p.geom
            LIMIT 4
        ) AS near
        ORDER BY metres, near.code
        LIMIT 1
    ) AS n ON true
    LEFT JOIN cell AS o ON o.code = n.code AND n.metres <= tolerance_metres
    ORDER BY p.ordinal
$$;
COMMENT ON FUNCTION city.locate IS
    'Finds the cell of each WGS-84 point. ordinal counts from 1. A point on a border belongs to the lower code; a point '
    'outside the city by at most tolerance_metres belongs to the nearest cell; farther out the codes are NULL and '
    'outside_metres tells how far. Points off the planet (or NaN) give no row.';

-- Without SET and with full names these two are inlined into the query that asks, many places at once.
CREATE FUNCTION city.route(wanted_category text, in_village text, in_town text)
RETURNS TABLE (department_code text, department_name text, kind text, rule_code text, rank integer, is_automatic boolean)
LANGUAGE sql STABLE PARALLEL SAFE
ROWS 3
AS $$
    WITH matching AS (
        SELECT r.*, c.department_kind,
               rank() OVER (ORDER BY (r.category <> '*') DESC, length(r.category) DESC, (r.town_code IS NOT NULL) DESC)
                   AS particularity
        FROM city.category AS c
        JOIN city.routing_rule AS r ON r.category IN (c.code, c.class_code, '*')
        WHERE c.code = wanted_category
          AND r.is_active
          AND (r.town_code IS NULL OR r.town_code = in_town)
    )
    SELECT d.code, d.name, d.kind, m.code, m.rank, count(*) OVER () = 1
    FROM matching AS m
    JOIN city.department AS d
      ON d.code = CASE m.level
                      WHEN 'city' THEN left(in_town, 6) || '000'
                      WHEN 'town' THEN in_town
                      ELSE in_village
                  END || '-' || coalesce(m.kind, m.department_kind)
     AND d.is_active
    WHERE m.particularity = 1
    ORDER BY m.rank, d.code
$$;
COMMENT ON FUNCTION city.route IS
    'The departments that a category at a place may be transferred to, best first. is_automatic: exactly one matches, so '
    'that the transfer needs no decision (and may be recalled).';

CREATE FUNCTION city.officers_of(cells text[])
RETURNS TABLE (cell_code text, officer_id uuid, name text, rank integer)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT oc.cell_code, o.id, o.name, oc.rank
    FROM city.officer_cell AS oc
    JOIN city.officer AS o ON o.id = oc.officer_id
    WHERE oc.cell_code = ANY (cells) AND o.is_active
    ORDER BY oc.cell_code, oc.rank
$$;
COMMENT ON FUNCTION city.officers_of IS 'The officers of each cell in the order of duty: the owner first, then who stands in.';

GRANT USAGE ON SCHEMA city TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;
GRANT SELECT ON ALL TABLES IN SCHEMA city TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA city FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA city TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;
