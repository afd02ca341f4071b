-- The in-app inbox: words to a person, or to everybody with a role in an area.

CREATE TABLE notification.notice (
    notice_id  uuid        PRIMARY KEY,
    event_id   uuid        NOT NULL,
    recipient  text        NOT NULL,
    channel    text        NOT NULL CHECK (channel IN ('inApp')),
    type       text        NOT NULL,
    title_zh   text        NOT NULL,
    title_en   text        NOT NULL,
    body_zh    text        NOT NULL,
    body_en    text        NOT NULL,
    is_action  boolean     NOT NULL,
    report_id  uuid        NOT NULL,
    task_id    uuid,
    case_id    uuid,
    occurred_at timestamptz NOT NULL,
    written_at timestamptz NOT NULL,
    state      text        NOT NULL DEFAULT 'unread' CHECK (state IN ('unread', 'read')),
    read_at    timestamptz,
    UNIQUE (event_id, recipient, channel),
    CHECK ((state = 'read') = (read_at IS NOT NULL))
);
COMMENT ON TABLE notification.notice IS 'Each notice once for an event, a recipient and a channel.';
COMMENT ON COLUMN notification.notice.recipient IS
    'citizen:<id>, officer:<id>, centre:<town>, dutyRoom:<town>, department:<code> or city.';
COMMENT ON COLUMN notification.notice.type IS 'Type of the event.';
COMMENT ON COLUMN notification.notice.is_action IS 'Something to do, not only to know.';
COMMENT ON COLUMN notification.notice.state IS 'Of a role''s notice: read by somebody; who read it is in reading.';
CREATE INDEX notice_by_recipient ON notification.notice (recipient, occurred_at DESC, notice_id);
CREATE INDEX notice_unread ON notification.notice (recipient, occurred_at DESC) WHERE state = 'unread';

CREATE TABLE notification.reading (
    notice_id  uuid        NOT NULL REFERENCES notification.notice,
    account_id uuid        NOT NULL,
    read_at    timestamptz NOT NULL,
    PRIMARY KEY (notice_id, account_id)
);
COMMENT ON TABLE notification.reading IS 'Who has read what: several clerks share the inbox of their role and area.';

GRANT SELECT, INSERT ON notification.notice, notification.reading TO rrp_notification;
GRANT UPDATE (state, read_at) ON notification.notice TO rrp_notification;
