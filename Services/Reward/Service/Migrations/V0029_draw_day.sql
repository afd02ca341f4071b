-- From this release on a report is drawn with the seed of the day of its verification: whoever delays a message chooses no draw.
COMMENT ON COLUMN reward.decision.draw_day IS
    'Local day of the verification; in rows of the release before, of the decision.';

-- All of a day's outcomes, for whoever recomputes them.
CREATE INDEX decision_drawn ON reward.decision (draw_day, draw_message) WHERE draw_message IS NOT NULL;
