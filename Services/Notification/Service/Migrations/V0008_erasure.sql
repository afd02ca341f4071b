-- The inbox of somebody who is forgotten keeps that there was a notice, not its words; WeChat's name for them goes.
GRANT UPDATE (body_zh, body_en) ON notification.notice TO rrp_notification;
GRANT DELETE ON notification.subscription TO rrp_notification;
