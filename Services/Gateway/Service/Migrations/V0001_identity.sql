-- Accounts and sessions of everybody who signs in: the one schema that the gateway writes.
--
-- Clear-text secrets are never stored: a password is a PHC string of scrypt
--   $scrypt$ln=14,r=8,p=1$<salt, 16 bytes, base64 without padding>$<hash, 32 bytes, base64 without padding>
-- and a refresh token (256 random bits) is its SHA-256.

CREATE SCHEMA IF NOT EXISTS identity;

CREATE TABLE identity.account (
    id              uuid PRIMARY KEY,
    role            text NOT NULL CHECK (role IN (
                        'citizen', 'gridOfficer', 'townCentre', 'department', 'cityAdmin', 'dutyRoom', 'operator')),
    -- Lower case. NULL: an anonymous device account, which lives by its refresh token alone.
    login           text UNIQUE CHECK (login = lower(login) AND length(login) BETWEEN 3 AND 64),
    -- NULL: no sign-in by password (device accounts, staff not activated yet).
    password_hash   text,
    display_name    text NOT NULL DEFAULT '' CHECK (length(display_name) <= 64),
    -- Area scope: codes of schema city. Officers: town and village; centres: town; departments: town and department.
    town_code       text,
    village_code    text,
    department_code text,
    created_at      timestamptz NOT NULL DEFAULT clock.now(),
    disabled_at     timestamptz,
    CHECK (role NOT IN ('gridOfficer', 'townCentre') OR town_code IS NOT NULL),
    CHECK (role <> 'department' OR department_code IS NOT NULL)
);

CREATE INDEX account_by_role ON identity.account (role, town_code);

-- One row a refresh token. Using a token replaces it by a new one of the same family; a replaced token that comes
-- again (later than a lost answer explains) shows a theft, and its whole family ends.
CREATE TABLE identity.session (
    id           uuid PRIMARY KEY,
    family       uuid NOT NULL,
    account_id   uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
    token_hash   bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT clock.now(),
    expires_at   timestamptz NOT NULL,
    replaced_at  timestamptz,
    revoked_at   timestamptz
);

CREATE INDEX session_by_family ON identity.session (family);
CREATE INDEX session_by_account ON identity.session (account_id);
CREATE INDEX session_by_expiry ON identity.session (expires_at);

-- Wrong passwords by login, counted for all gateways together. The key is the SHA-256 of the login as typed, so that
-- a password typed into the wrong field is not kept.
CREATE TABLE identity.sign_in_failure (
    login_hash    bytea PRIMARY KEY CHECK (length(login_hash) = 32),
    failures      integer NOT NULL CHECK (failures > 0),
    last_at       timestamptz NOT NULL,
    blocked_until timestamptz
);

GRANT USAGE ON SCHEMA identity TO rrp_gateway;
GRANT SELECT, INSERT, UPDATE ON identity.account TO rrp_gateway;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.session TO rrp_gateway;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_in_failure TO rrp_gateway;
