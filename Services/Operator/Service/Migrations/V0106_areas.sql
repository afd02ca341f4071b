-- Changes of the city's areas: who reads cells looks here whether they are still the ones that were read.
CREATE TABLE city.area_import (
    revision    bigint      PRIMARY KEY CHECK (revision > 0),
    level       text        NOT NULL CHECK (level IN ('town', 'village', 'cell', 'drawing')),
    source      text        NOT NULL,
    digest      text        NOT NULL,
    changed     integer     NOT NULL CHECK (changed >= 0),
    removed     integer     NOT NULL CHECK (removed >= 0),
    accepted    text[]      NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT clock.now(),
    CHECK (changed + removed > 0)
);
COMMENT ON TABLE city.area_import IS 'One row for each change of outlines, in their order: an import, or the schematic city drawn anew.';
COMMENT ON COLUMN city.area_import.source IS 'Name of the file.';
COMMENT ON COLUMN city.area_import.digest IS 'SHA-256 of the file, hexadecimal; empty for a drawing.';
COMMENT ON COLUMN city.area_import.accepted IS 'Kinds of fault that it was loaded with, because the operator accepted them.';

GRANT SELECT ON city.area_import TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;
