-- What red packets cost a town in a month: how many are reserved or paid stands with the budget; what was claimed is counted
-- in the transaction of the payment, in shards, so that payments do not wait for each other.
ALTER TABLE reward.budget ADD COLUMN packets bigint NOT NULL DEFAULT 0 CHECK (packets >= 0);
COMMENT ON COLUMN reward.budget.packets IS 'Red packets that are reserved or paid from this budget.';

CREATE TABLE reward.claimed (
    town_code text     NOT NULL,
    month     text     NOT NULL,
    shard     smallint NOT NULL,
    packets   bigint   NOT NULL,
    fen       bigint   NOT NULL,
    PRIMARY KEY (town_code, month, shard)
) WITH (fillfactor = 70);
COMMENT ON COLUMN reward.claimed.month IS 'Of the budget that it was paid from: when the report was verified.';

UPDATE reward.budget
   SET packets = payout.packets
  FROM (SELECT town_code, month, count(*) AS packets
          FROM reward.payout
         WHERE state NOT IN ('released', 'withheld')
         GROUP BY 1, 2) AS payout
 WHERE payout.town_code = budget.town_code AND payout.month = budget.month;
INSERT INTO reward.claimed (town_code, month, shard, packets, fen)
SELECT town_code, month, 0, count(*), sum(fen) FROM reward.payout WHERE state = 'paid' GROUP BY 1, 2;

GRANT UPDATE (packets) ON reward.budget TO rrp_reward;
GRANT SELECT, INSERT, UPDATE ON reward.claimed TO rrp_reward;
