-- What the reporter's photos told of themselves, to be passed on with the finding: rewards look at it, nobody else.
ALTER TABLE verification.report ADD COLUMN reported_photos text;
COMMENT ON COLUMN verification.report.reported_photos IS
    'JSON: ids, perceptual hashes, ages and distances from the pin; no place. NULL in rows of the release before.';
