-- The lists of cases go from new to old and a page at a time, all of them or those of one state: each reads as many entries
-- as it shows.
CREATE INDEX case_list_of_city ON dispatch.case_file (opened_at DESC, case_id DESC);
CREATE INDEX case_list_of_town ON dispatch.case_file (town_code, opened_at DESC, case_id DESC);
CREATE INDEX case_list_of_town_state ON dispatch.case_file (town_code, state, opened_at DESC, case_id DESC);
CREATE INDEX case_list_of_department ON dispatch.case_file (department_code, opened_at DESC, case_id DESC)
    WHERE department_code IS NOT NULL;
CREATE INDEX case_list_of_department_state ON dispatch.case_file (department_code, state, opened_at DESC, case_id DESC)
    WHERE department_code IS NOT NULL;

-- By deadline nobody reads any more.
DROP INDEX dispatch.case_of_town, dispatch.case_of_department;
