-- Red packets of a citizen in a month; 0: no such cap.
INSERT INTO reward.setting (name, value) VALUES ('monthly_red_packets', 0) ON CONFLICT (name) DO NOTHING;

-- What a rule that is tried on past reports has to know of them; NULL in rows of the release before.
ALTER TABLE reward.decision
    ADD COLUMN category_code text,
    ADD COLUMN is_anonymous  boolean;
CREATE INDEX decision_in_order ON reward.decision (decided_at, report_id);
