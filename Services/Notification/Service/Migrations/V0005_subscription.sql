-- Subscribe messages of WeChat: what a citizen has granted, and each notice that goes out by it, once.
CREATE TABLE notification.subscription (
    citizen_id uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('verified', 'closed', 'reward')),
    open_id    text        NOT NULL,
    remaining  integer     NOT NULL CHECK (remaining >= 0),
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (citizen_id, kind)
);
COMMENT ON COLUMN notification.subscription.remaining IS 'Grants that are left: one, one message.';

CREATE TABLE notification.delivery (
    notice_id    uuid        PRIMARY KEY REFERENCES notification.notice,
    kind         text        NOT NULL,
    open_id      text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unknown')),
    attempt      integer     NOT NULL DEFAULT 0,
    code         text,
    due_at       timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL
);
COMMENT ON COLUMN notification.delivery.state IS
    'sending is written before the call: a process that dies leaves it, and after a minute it is unknown, never sent again.';
CREATE INDEX delivery_due ON notification.delivery (due_at) WHERE state IN ('waiting', 'sending');

GRANT SELECT, INSERT, UPDATE ON notification.subscription, notification.delivery TO rrp_notification;
