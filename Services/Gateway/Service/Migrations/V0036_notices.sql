-- What becomes of notices outside the inbox, how people want to hear of things, and what lies before whom.
CREATE VIEW read.delivery AS
SELECT delivery.notice_id, delivery.channel, delivery.state, delivery.code, delivery.due_at, delivery.is_held,
       delivery.changed_at
  FROM notification.delivery;
COMMENT ON VIEW read.delivery IS 'Without where it goes: nobody but the sender needs to know.';

CREATE VIEW read.notice_preference AS
SELECT preference.account_id, preference.quiet_from::integer AS quiet_from, preference.quiet_until::integer AS quiet_until,
       preference.is_wechat_on, preference.is_sms_on, preference.is_digest_on, preference.phone, preference.version
  FROM notification.preference;
COMMENT ON VIEW read.notice_preference IS 'For the person alone: every question names the account.';

CREATE VIEW read.open_work AS
SELECT 'officer:' || task.officer_id AS recipient,
       CASE WHEN task.state <> 'asking' THEN task.due_at END AS due_at,
       task.overdue_at IS NOT NULL AS is_overdue, task.assigned_at AS since
  FROM verification.task
 WHERE task.state IN ('assigned', 'claimed', 'arrived', 'asking')
 UNION ALL
SELECT CASE WHEN file.state IN ('atCentre', 'returned') THEN 'centre:' || file.town_code
            ELSE 'department:' || file.department_code END,
       file.due_at, coalesce(file.due_at < clock.now(), false),
       CASE WHEN file.state = 'accepted' THEN file.opened_at ELSE file.changed_at END
  FROM dispatch.case_file AS file
 WHERE file.state IN ('atCentre', 'returned', 'dispatched', 'accepted', 'reworking');
COMMENT ON VIEW read.open_work IS 'Who has to do something, and by when: for the digest of a working day.';
COMMENT ON COLUMN read.open_work.due_at IS 'NULL while the clock stands still.';
COMMENT ON COLUMN read.open_work.since IS 'Since when it lies there; what is told of an accepted case does not make it new.';

GRANT SELECT ON read.delivery, read.notice_preference TO rrp_gateway;
GRANT USAGE ON SCHEMA read TO rrp_notification;
GRANT SELECT ON read.open_work TO rrp_notification;
