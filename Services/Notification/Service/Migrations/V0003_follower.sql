-- Who hears of a report besides its reporter; follows from intake's events.
CREATE TABLE notification.follower (
    report_id  uuid NOT NULL,
    citizen_id uuid NOT NULL,
    PRIMARY KEY (report_id, citizen_id)
);
GRANT SELECT, INSERT ON notification.follower TO rrp_notification;
