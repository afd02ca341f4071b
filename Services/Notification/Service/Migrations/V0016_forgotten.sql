-- Who was forgotten: whatever of theirs comes to its end later, nothing is written to them any more.
CREATE TABLE notification.forgotten (
    recipient text PRIMARY KEY
);
COMMENT ON COLUMN notification.forgotten.recipient IS 'As in notification.notice: citizen:<id>.';
GRANT SELECT, INSERT ON notification.forgotten TO rrp_notification;
