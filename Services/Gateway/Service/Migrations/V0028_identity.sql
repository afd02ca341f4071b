-- How a citizen can be reached, who asked for that and who allowed it, and who read what.

ALTER TABLE identity.account
    ADD COLUMN phone text CHECK (phone ~ '^\+?[0-9]{5,15}$'),
    ADD COLUMN erasure_requested_at timestamptz,
    ADD COLUMN erased_at timestamptz;
COMMENT ON COLUMN identity.account.phone IS 'As the citizen gave it; read by nobody but the citizen, and through identity.unmasking.';
COMMENT ON COLUMN identity.account.erasure_requested_at IS
    'The citizen deleted the account: login, password, name and phone are gone at once, the rest when appeals are over.';
COMMENT ON COLUMN identity.account.erased_at IS 'When the services were told to forget the person; the row stays as a number.';
CREATE INDEX account_to_erase ON identity.account (erasure_requested_at)
    WHERE erasure_requested_at IS NOT NULL AND erased_at IS NULL;

-- Requests to read a reporter's contact: one asks, another one approves, both for a limited time.
CREATE TABLE identity.unmasking (
    id             uuid        PRIMARY KEY,
    report_id      uuid        NOT NULL,
    citizen_id     uuid        NOT NULL,
    town_code      text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn')),
    basis          text        NOT NULL CHECK (basis IN ('consent', 'emergency', 'legalDuty', 'investigation')),
    asked_by       uuid        NOT NULL,
    asked_at       timestamptz NOT NULL,
    decided_by     uuid        CHECK (decided_by <> asked_by),
    decided_at     timestamptz,
    readable_until timestamptz,
    reads          integer     NOT NULL CHECK (reads >= 0),
    version        integer     NOT NULL,
    document       text        NOT NULL,
    CHECK (state NOT IN ('approved', 'refused') OR decided_by IS NOT NULL),
    CHECK (reads = 0 OR readable_until IS NOT NULL)
);
COMMENT ON COLUMN identity.unmasking.document IS 'The request as the model keeps it; the columns repeat what is searched.';
CREATE INDEX unmasking_of_report ON identity.unmasking (report_id, asked_at DESC);
CREATE INDEX unmasking_by_town ON identity.unmasking (town_code, asked_at DESC);
CREATE INDEX unmasking_of_citizen ON identity.unmasking (citizen_id);

-- Who read what: personal data, exports, contacts. Only ever added to.
CREATE TABLE identity.access_record (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    account_id   uuid        NOT NULL,
    role         text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('personal', 'export', 'contact', 'copy')),
    operation    text        NOT NULL,
    report_id    uuid,
    subject      text,
    unmasking_id uuid        REFERENCES identity.unmasking,
    reason       text,
    recorded_at  timestamptz NOT NULL DEFAULT clock.now(),
    CHECK ((kind = 'contact') = (unmasking_id IS NOT NULL))
);
COMMENT ON TABLE identity.access_record IS
    'Contacts are recorded in the transaction that reads them; other reads a moment later, so that reading never waits.';
COMMENT ON COLUMN identity.access_record.subject IS 'What was asked for, as it stood in the path: a task, a case, a photo.';
CREATE INDEX access_of_report ON identity.access_record (report_id, at) WHERE report_id IS NOT NULL;
CREATE INDEX access_by_account ON identity.access_record (account_id, at);
CREATE INDEX access_of_unmasking ON identity.access_record (unmasking_id) WHERE unmasking_id IS NOT NULL;

-- Files of pictures that were erased and are gone from the disk, too (or are still shown elsewhere).
CREATE TABLE identity.removed_photo (
    photo_id   text        PRIMARY KEY,
    removed_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON identity.removed_photo TO rrp_gateway;

CREATE FUNCTION identity.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'identity.% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.access_record
    FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_change();

GRANT SELECT, INSERT, UPDATE ON identity.unmasking TO rrp_gateway;
GRANT SELECT, INSERT ON identity.access_record TO rrp_gateway;
