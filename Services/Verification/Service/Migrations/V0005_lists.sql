-- The lists of tasks go from new to old and a page at a time: each reads as many entries as it shows.
CREATE INDEX task_list_of_officer ON verification.task (officer_id, assigned_at DESC, task_id DESC)
    WHERE state IN ('assigned', 'claimed', 'arrived', 'asking');
CREATE INDEX task_list_of_town ON verification.task (town_code, assigned_at DESC, task_id DESC)
    WHERE state IN ('assigned', 'claimed', 'arrived', 'asking');
CREATE INDEX task_list_of_officer_ended ON verification.task (officer_id, assigned_at DESC, task_id DESC)
    WHERE ended_at IS NOT NULL;
CREATE INDEX task_list_of_town_ended ON verification.task (town_code, assigned_at DESC, task_id DESC)
    WHERE ended_at IS NOT NULL;

-- By deadline nobody reads any more.
DROP INDEX verification.task_open_by_officer, verification.task_open_by_town, verification.task_ended_by_officer;
