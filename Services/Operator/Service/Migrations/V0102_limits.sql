-- Time limits and the calendar that counts them. Services read both at most a minute late.

CREATE TABLE city.limit_policy (
    stage           text NOT NULL CHECK (stage IN (
                        'verification', 'answer', 'dispatch', 'acceptance', 'rectification', 'recheck', 'appeal',
                        'overall', 'alarm')),
    category        text NOT NULL CHECK (category ~ '^([0-9]{4}|[0-9]{2}|[*])$'),
    urgency         text NOT NULL CHECK (urgency IN ('normal', 'urgent', '*')),
    town_code       text NOT NULL CHECK (town_code ~ '^([0-9]{9}|[*])$'),
    amount          double precision NOT NULL CHECK (amount > 0 AND amount <= 8784),
    unit            text NOT NULL CHECK (unit IN ('clockHours', 'workingHours', 'workingDays')),
    warning_percent integer NOT NULL DEFAULT 75 CHECK (warning_percent BETWEEN 1 AND 100),
    is_active       boolean NOT NULL DEFAULT true,
    origin          text NOT NULL DEFAULT 'seed',
    PRIMARY KEY (stage, category, urgency, town_code)
);
COMMENT ON TABLE city.limit_policy IS
    'How long each stage may take. The most particular row counts: item before class before all, then a town''s before the '
    'city''s, then one for an urgency before one for both.';
COMMENT ON COLUMN city.limit_policy.category IS 'An item, a class or * for all.';
COMMENT ON COLUMN city.limit_policy.unit IS
    'clockHours count round the clock; workingHours and workingDays count office time, and a limit in them never ends '
    'outside office hours.';
COMMENT ON COLUMN city.limit_policy.warning_percent IS 'After this share of the limit the responsible person is urged.';

CREATE TABLE city.office_hours (
    opens  time PRIMARY KEY,
    closes time NOT NULL,
    origin text NOT NULL DEFAULT 'seed',
    CHECK (opens < closes)
);
COMMENT ON TABLE city.office_hours IS 'Office hours of every working day, Asia/Shanghai.';

CREATE TABLE city.calendar_span (
    first_day    date NOT NULL CHECK (first_day BETWEEN '2000-01-01' AND '2100-12-31'),
    last_day     date NOT NULL,
    is_working   boolean NOT NULL,
    name         text NOT NULL CHECK (name <> ''),
    english_name text NOT NULL,
    origin       text NOT NULL DEFAULT 'seed',
    PRIMARY KEY (first_day, is_working),
    CHECK (last_day BETWEEN first_day AND first_day + 365)
);
COMMENT ON TABLE city.calendar_span IS
    'Days that differ from the plain week: public holidays, make-up working days (调休), local days off. What the city wrote '
    'itself overrides what was seeded.';

-- The release before reads these; a later one drops them.
ALTER TABLE city.category
    ALTER COLUMN verification_hours SET DEFAULT 24,
    ALTER COLUMN dispatch_hours SET DEFAULT 8,
    ALTER COLUMN acceptance_hours SET DEFAULT 24,
    ALTER COLUMN rectification_hours SET DEFAULT 72,
    ALTER COLUMN recheck_hours SET DEFAULT 48;
COMMENT ON COLUMN city.category.verification_hours IS 'Replaced by city.limit_policy, as are the other limits here.';

GRANT SELECT ON city.limit_policy, city.office_hours, city.calendar_span TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;
