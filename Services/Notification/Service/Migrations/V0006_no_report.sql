-- Some notices are about no report: an exchange of points that ended.
ALTER TABLE notification.notice ALTER COLUMN report_id DROP NOT NULL;
