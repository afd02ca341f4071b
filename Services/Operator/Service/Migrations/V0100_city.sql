-- The city as data: its division, categories, departments and officers. Written by the operator's command (seed and
-- import), read by every service.
--
-- Column `origin` tells who wrote a row: 'seed' rows follow the seed files, rows with any other origin (an import, a
-- change made by the city) are never touched by seeding again.

CREATE SCHEMA IF NOT EXISTS city;
COMMENT ON SCHEMA city IS 'Division, categories, departments and officers of the city; read-only for services.';

-- Postgres answers "exists" before it asks for the right to create; a fresh server needs its superuser once.
CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE city.town (
    code         text PRIMARY KEY CHECK (code ~ '^[0-9]{9}$'),
    name         text NOT NULL,
    short_name   text NOT NULL,
    english_name text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('subdistrict', 'town', 'park')),
    population   integer CHECK (population > 0),
    area_km2     numeric(8, 2) NOT NULL CHECK (area_km2 > 0),
    seat         geometry(Point, 4326) NOT NULL,
    boundary     geometry(MultiPolygon, 4326),
    origin       text NOT NULL DEFAULT 'seed'
);
COMMENT ON TABLE city.town IS 'Towns, subdistricts and parks (镇街、园区).';
COMMENT ON COLUMN city.town.population IS 'Residents, census of 2020; NULL where the census counts them with a neighbour.';
COMMENT ON COLUMN city.town.boundary IS 'Union of the town''s cells. Schematic (示意图) unless imported.';
CREATE INDEX town_by_boundary ON city.town USING gist (boundary);

CREATE TABLE city.village (
    code      text PRIMARY KEY CHECK (code ~ '^[0-9]{12}$'),
    town_code text NOT NULL REFERENCES city.town (code),
    name      text NOT NULL,
    full_name text NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('community', 'village')),
    boundary  geometry(MultiPolygon, 4326),
    origin    text NOT NULL DEFAULT 'seed',
    UNIQUE (town_code, name),
    CHECK (left(code, 9) = town_code)
);
COMMENT ON TABLE city.village IS 'Villages and communities (村、社区).';
CREATE INDEX village_by_boundary ON city.village USING gist (boundary);

CREATE TABLE city.cell (
    code         text PRIMARY KEY CHECK (code ~ '^[0-9]{15}$'),
    village_code text NOT NULL REFERENCES city.village (code),
    town_code    text NOT NULL REFERENCES city.town (code),
    name         text NOT NULL,
    boundary     geometry(Polygon, 4326) NOT NULL CHECK (public.ST_IsValid(boundary)),
    centre       geometry(Point, 4326) NOT NULL,
    area_m2      double precision NOT NULL CHECK (area_m2 > 0),
    origin       text NOT NULL DEFAULT 'seed',
    CHECK (left(code, 12) = village_code),
    CHECK (left(code, 9) = town_code)
);
COMMENT ON TABLE city.cell IS 'Grid cells (网格); codes as GB/T 30428.1: division, town, village, cell. They tile the city.';
COMMENT ON COLUMN city.cell.centre IS 'A point inside the cell.';
CREATE INDEX cell_by_boundary ON city.cell USING gist (boundary);
CREATE INDEX cell_by_village ON city.cell (village_code);
CREATE INDEX cell_by_town ON city.cell (town_code);

CREATE TABLE city.department_kind (
    code         text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    name         text NOT NULL,
    office_name  text NOT NULL,
    english_name text NOT NULL,
    levels       text[] NOT NULL CHECK (levels <@ ARRAY['city', 'town', 'village']),
    origin       text NOT NULL DEFAULT 'seed'
);
COMMENT ON TABLE city.department_kind IS 'Kinds of department; every town (or village, or the city) has one office of each.';

CREATE TABLE city.department (
    code         text PRIMARY KEY CHECK (code ~ '^([0-9]{9}|[0-9]{12})-[a-z][a-z0-9-]{0,39}$'),
    kind         text NOT NULL REFERENCES city.department_kind (code),
    level        text NOT NULL CHECK (level IN ('city', 'town', 'village')),
    town_code    text REFERENCES city.town (code),
    village_code text REFERENCES city.village (code),
    name         text NOT NULL,
    english_name text NOT NULL,
    is_active    boolean NOT NULL DEFAULT true,
    origin       text NOT NULL DEFAULT 'seed',
    CHECK ((level = 'city') = (town_code IS NULL)),
    CHECK ((level = 'village') = (village_code IS NOT NULL))
);
COMMENT ON TABLE city.department IS
    'Responsible offices (入格部门) of the city and its towns, and the villages'' committees. The code is the area''s code (the '
    'city''s: the first six digits and 000), a hyphen and the kind.';
CREATE INDEX department_by_area ON city.department (town_code, kind);
CREATE INDEX department_by_village ON city.department (village_code) WHERE village_code IS NOT NULL;

CREATE TABLE city.category_class (
    code         text PRIMARY KEY CHECK (code ~ '^[0-9]{2}$'),
    name         text NOT NULL,
    english_name text NOT NULL,
    origin       text NOT NULL DEFAULT 'seed'
);
COMMENT ON TABLE city.category_class IS 'Classes of events: the first two digits (structure of GB/T 30428.2).';

CREATE TABLE city.red_packet_rule (
    code              text PRIMARY KEY,
    name              text NOT NULL,
    english_name      text NOT NULL,
    chances           integer[] NOT NULL,
    percents          integer[] NOT NULL,
    daily_cap         integer NOT NULL CHECK (daily_cap >= 0),
    monthly_cap       integer NOT NULL CHECK (monthly_cap >= 0),
    monthly_cap_fen   integer NOT NULL CHECK (monthly_cap_fen >= 0),
    origin            text NOT NULL DEFAULT 'seed',
    CHECK (cardinality(chances) = cardinality(percents) AND cardinality(chances) > 0)
);
COMMENT ON TABLE city.red_packet_rule IS 'How a red packet is drawn, and the caps for each citizen.';
COMMENT ON COLUMN city.red_packet_rule.chances IS 'Per mille for each prize; they sum to 1000.';
COMMENT ON COLUMN city.red_packet_rule.percents IS
    'Each prize as per cent of the category''s red_packet_fen; the expected prize is 100 %, or nothing.';

CREATE TABLE city.category (
    code                text PRIMARY KEY CHECK (code ~ '^[0-9]{4}$'),
    class_code          text NOT NULL REFERENCES city.category_class (code),
    name                text NOT NULL,
    english_name        text NOT NULL,
    department_kind     text NOT NULL REFERENCES city.department_kind (code),
    urgency             text NOT NULL CHECK (urgency IN ('normal', 'urgent')),
    is_public           boolean NOT NULL,
    is_private          boolean NOT NULL,
    is_emergency        boolean NOT NULL,
    is_crime_tip        boolean NOT NULL,
    needs_conclusion    boolean NOT NULL,
    points              integer NOT NULL CHECK (points >= 0),
    red_packet_fen      integer NOT NULL CHECK (red_packet_fen >= 0),
    red_packet_rule     text NOT NULL REFERENCES city.red_packet_rule (code),
    verification_hours  integer NOT NULL CHECK (verification_hours > 0),
    dispatch_hours      integer NOT NULL CHECK (dispatch_hours > 0),
    acceptance_hours    integer NOT NULL CHECK (acceptance_hours > 0),
    rectification_hours integer NOT NULL CHECK (rectification_hours > 0),
    recheck_hours       integer NOT NULL CHECK (recheck_hours > 0),
    is_active           boolean NOT NULL DEFAULT true,
    origin              text NOT NULL DEFAULT 'seed',
    CHECK (left(code, 2) = class_code),
    CHECK (NOT (is_public AND (is_private OR is_emergency OR is_crime_tip))),
    -- Nobody shall photograph a fire first, or be paid for naming a person.
    CHECK (NOT (is_emergency OR is_crime_tip) OR (points = 0 AND red_packet_fen = 0))
);
COMMENT ON TABLE city.category IS 'Items of events: class and two digits (structure of GB/T 30428.2), with their rules.';
COMMENT ON COLUMN city.category.is_public IS 'May appear on public pages after verification.';
COMMENT ON COLUMN city.category.is_private IS 'Hidden from every public list (矛盾纠纷).';
COMMENT ON COLUMN city.category.needs_conclusion IS 'Closing needs the department''s signed conclusion.';
COMMENT ON COLUMN city.category.red_packet_fen IS 'Mean red packet of a rewarded report, fen.';
COMMENT ON COLUMN city.category.verification_hours IS 'Time limits are clock hours (24 a day, 7 days a week).';

CREATE TABLE city.routing_rule (
    code      text PRIMARY KEY,
    category  text NOT NULL CHECK (category ~ '^([0-9]{4}|[0-9]{2}|[*])$'),
    town_code text REFERENCES city.town (code),
    level     text NOT NULL CHECK (level IN ('city', 'town', 'village')),
    kind      text REFERENCES city.department_kind (code),
    rank      integer NOT NULL,
    note      text NOT NULL DEFAULT '',
    is_active boolean NOT NULL DEFAULT true,
    origin    text NOT NULL DEFAULT 'seed'
);
COMMENT ON TABLE city.routing_rule IS
    'Who is responsible for what. The most particular rules count: item before class before all, a town''s before the city''s.';
COMMENT ON COLUMN city.routing_rule.category IS 'An item, a class or * for all.';
COMMENT ON COLUMN city.routing_rule.kind IS 'NULL: the category''s own department kind.';

CREATE TABLE city.officer (
    id           uuid PRIMARY KEY,
    login        text NOT NULL UNIQUE,
    name         text NOT NULL,
    town_code    text NOT NULL REFERENCES city.town (code),
    village_code text NOT NULL REFERENCES city.village (code),
    is_active    boolean NOT NULL DEFAULT true,
    origin       text NOT NULL DEFAULT 'seed'
);
COMMENT ON TABLE city.officer IS 'Grid officers (网格员). The id is that of the account.';
CREATE INDEX officer_by_village ON city.officer (village_code);
CREATE INDEX officer_by_town ON city.officer (town_code);

CREATE TABLE city.officer_cell (
    cell_code  text NOT NULL REFERENCES city.cell (code) ON DELETE CASCADE,
    officer_id uuid NOT NULL REFERENCES city.officer (id) ON DELETE CASCADE,
    rank       integer NOT NULL CHECK (rank >= 0),
    origin     text NOT NULL DEFAULT 'seed',
    PRIMARY KEY (cell_code, officer_id)
);
COMMENT ON TABLE city.officer_cell IS 'Whose cell it is: rank 0 owns it, 1 and up stand in, in this order.';
CREATE UNIQUE INDEX officer_cell_by_rank ON city.officer_cell (cell_code, rank);
CREATE INDEX officer_cell_by_officer ON city.officer_cell (officer_id);

CREATE TABLE city.alarm_word (
    list   text NOT NULL CHECK (list IN ('emergency', 'crimeTip', 'calm')),
    word   text NOT NULL CHECK (word <> ''),
    origin text NOT NULL DEFAULT 'seed',
    PRIMARY KEY (list, word)
);
COMMENT ON TABLE city.alarm_word IS
    'Words that make an emergency or a crime tip of a report whatever its category; calm words are taken out of the text first.';

CREATE TABLE city.channel (
    code         text PRIMARY KEY,
    number       text NOT NULL,
    name         text NOT NULL,
    english_name text NOT NULL,
    scope        text NOT NULL,
    origin       text NOT NULL DEFAULT 'seed'
);
COMMENT ON TABLE city.channel IS 'The right channel for what is out of remit (12345, 12315, 110 …).';
