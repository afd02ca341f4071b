-- What lies before everybody at the beginning of a working day. The row of a day is inserted in the transaction that writes
-- its notices: whoever comes second writes none.
CREATE TABLE notification.digest (
    day        date        PRIMARY KEY,
    written_at timestamptz NOT NULL,
    notices    integer     NOT NULL CHECK (notices >= 0)
);
GRANT SELECT, INSERT, UPDATE ON notification.digest TO rrp_notification;
