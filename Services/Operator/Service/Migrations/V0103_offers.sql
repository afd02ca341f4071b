-- What points can be exchanged for, by the town whose counter hands it over.
CREATE TABLE city.offer (
    code          text NOT NULL CHECK (code ~ '^[a-z0-9-]{2,40}$'),
    town_code     text NOT NULL REFERENCES city.town (code),
    name          text NOT NULL,
    english_name  text NOT NULL,
    points        integer NOT NULL CHECK (points > 0),
    place         text NOT NULL,
    english_place text NOT NULL,
    is_active     boolean NOT NULL DEFAULT true,
    origin        text NOT NULL DEFAULT 'seed',
    PRIMARY KEY (code, town_code)
);
COMMENT ON COLUMN city.offer.place IS 'Where it is handed over.';

GRANT SELECT ON city.offer TO rrp_gateway, rrp_reward;
