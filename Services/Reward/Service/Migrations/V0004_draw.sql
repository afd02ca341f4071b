-- The seed of each day's draw: made and committed to before the day, revealed after it. Local days.
CREATE TABLE reward.draw (
    day          date        PRIMARY KEY,
    seed         text        NOT NULL CHECK (seed ~ '^[0-9a-f]{64}$'),
    commitment   text        NOT NULL CHECK (commitment ~ '^[0-9a-f]{64}$'),
    committed_at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.draw
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();
GRANT SELECT, INSERT ON reward.draw TO rrp_reward;

-- What a decision's draw was made of, for whoever recomputes it; NULL where nothing was drawn.
ALTER TABLE reward.decision
    ADD COLUMN draw_day date,
    ADD COLUMN draw_message uuid,
    ADD COLUMN draw_share double precision;

-- Of a thousand true reports so many win, where the category offers a red packet.
INSERT INTO reward.setting (name, value) VALUES ('draw_winners_of_1000', 1000) ON CONFLICT (name) DO NOTHING;
