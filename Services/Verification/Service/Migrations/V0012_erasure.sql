-- What a reporter answered, contested and said in a rating can be erased; that it happened, and the stars, stay.
GRANT UPDATE (words) ON verification.rating TO rrp_verification;

-- Pictures that were erased with a report; their files are removed by the gateway, where nothing else shows them.
CREATE TABLE verification.erased_photo (
    photo_id  text        PRIMARY KEY,
    erased_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON verification.erased_photo TO rrp_verification;
