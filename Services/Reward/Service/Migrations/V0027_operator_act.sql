-- What a town may give in a month where nobody set that month itself; without a row the setting monthly_budget_fen counts.
CREATE TABLE reward.town_budget (
    town_code text   PRIMARY KEY CHECK (town_code ~ '^[0-9]{9}$'),
    granted   bigint NOT NULL CHECK (granted >= 0)
);
COMMENT ON TABLE reward.town_budget IS 'Standing budgets, read when the budget of a month is opened: those that are open stay as they are.';
GRANT SELECT ON reward.town_budget TO rrp_reward;

-- What operators did with money at the command line, each deed once, written with the deed itself.
CREATE TABLE reward.operator_act (
    position      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL CHECK (actor <> ''),
    database_role text        NOT NULL DEFAULT session_user,
    act           text        NOT NULL,
    subject       text        NOT NULL,
    before        text,
    after         text,
    reason        text
);
COMMENT ON COLUMN reward.operator_act.actor IS 'The name that was signed with, else that of the system account.';
COMMENT ON COLUMN reward.operator_act.act IS 'The command, such as payouts stop.';
COMMENT ON COLUMN reward.operator_act.subject IS
    'A setting, a report, a day, a month, a difference; of budgets the town or all, and the month or standing.';
COMMENT ON COLUMN reward.operator_act.after IS 'Of budgets <town>=<yuan> for each town, with spaces between.';
CREATE INDEX operator_act_of_subject ON reward.operator_act (subject);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward.operator_act
    FOR EACH STATEMENT EXECUTE FUNCTION reward.refuse_change();
-- The operator's own role too may only add to it; no service reads or writes it.
REVOKE UPDATE, DELETE, TRUNCATE ON reward.operator_act FROM CURRENT_USER;
