-- Deadline timers. The head of a key outlives its timer as a tombstone: a late or repeated schedule, or a cancel that
-- comes before what it cancels, finds the higher generation and does no harm.
CREATE TABLE scheduler.head (
    key        text        PRIMARY KEY,
    generation bigint      NOT NULL,
    state      text        NOT NULL CHECK (state IN ('scheduled', 'cancelled', 'fired')),
    changed_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX head_tombstones ON scheduler.head (changed_at) WHERE state <> 'scheduled';

CREATE TABLE scheduler.timer (
    key        text        PRIMARY KEY,
    generation bigint      NOT NULL,
    due_at     timestamptz NOT NULL,
    owner      text        NOT NULL,
    payload    text        NOT NULL
);
COMMENT ON COLUMN scheduler.timer.payload IS 'JSON text of the deadline; the scheduler only carries it.';
CREATE INDEX timer_by_due ON scheduler.timer (due_at);

-- Every firing, for the audit: which generation, when it was due and when it fired.
CREATE TABLE scheduler.firing (
    key        text        NOT NULL,
    generation bigint      NOT NULL,
    due_at     timestamptz NOT NULL,
    fired_at   timestamptz NOT NULL,
    PRIMARY KEY (key, generation)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON scheduler.head, scheduler.timer TO rrp_scheduler;
GRANT SELECT, INSERT ON scheduler.firing TO rrp_scheduler;
