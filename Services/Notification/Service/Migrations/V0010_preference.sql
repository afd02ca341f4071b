-- How people want to hear of things outside the inbox, and text messages beside those of WeChat.
CREATE TABLE notification.preference (
    account_id   uuid        PRIMARY KEY,
    quiet_from   smallint    CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_until  smallint    CHECK (quiet_until BETWEEN 0 AND 1439),
    is_wechat_on boolean     NOT NULL,
    is_sms_on    boolean     NOT NULL,
    is_digest_on boolean     NOT NULL,
    phone        text        CHECK (phone ~ '^[+]?[0-9]{8,15}$'),
    version      bigint      NOT NULL CHECK (version > 0),
    changed_at   timestamptz NOT NULL,
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
    CHECK (NOT is_sms_on OR phone IS NOT NULL)
);
COMMENT ON TABLE notification.preference IS 'Who has no row has the standard: quiet from 22:00 to 07:00, no text messages.';
COMMENT ON COLUMN notification.preference.quiet_from IS 'Minutes since local midnight; NULL for no quiet hours.';
COMMENT ON COLUMN notification.preference.phone IS 'Given by the person, for text messages alone; shown to nobody as a whole.';
GRANT SELECT, INSERT, UPDATE, DELETE ON notification.preference TO rrp_notification;

-- A notice goes out once on each channel.
ALTER TABLE notification.delivery
    ADD COLUMN channel text NOT NULL DEFAULT 'weChat' CHECK (channel IN ('weChat', 'sms')),
    ADD COLUMN may_disturb boolean NOT NULL DEFAULT false,
    ADD COLUMN is_held boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT delivery_pkey,
    ADD PRIMARY KEY (notice_id, channel),
    DROP CONSTRAINT delivery_state_check,
    ADD CONSTRAINT delivery_state_check
        CHECK (state IN ('waiting', 'sending', 'sent', 'delivered', 'refused', 'unknown'));
COMMENT ON COLUMN notification.delivery.open_id IS
    'Empty for a text message: the number stands with its person''s settings alone, and is read when it goes.';
COMMENT ON COLUMN notification.delivery.may_disturb IS 'It does not wait for the end of quiet hours.';
COMMENT ON COLUMN notification.delivery.is_held IS 'It fell into quiet hours and waited, or waits, for their end.';
DROP INDEX notification.delivery_due;
CREATE INDEX delivery_due ON notification.delivery (channel, due_at) WHERE state IN ('waiting', 'sending');
