-- Departments that help the one in the lead, and who in it works on a case.

ALTER TABLE dispatch.case_file
    ADD COLUMN co_handlers text[] NOT NULL DEFAULT '{}',
    ADD COLUMN member_id   uuid;
COMMENT ON COLUMN dispatch.case_file.departments IS 'All who ever had it or helped with it, in order.';
COMMENT ON COLUMN dispatch.case_file.co_handlers IS 'Departments that help the one in the lead now.';
COMMENT ON COLUMN dispatch.case_file.member_id IS 'The account in the department that works on it; NULL: nobody in particular.';

CREATE INDEX case_of_co_handler ON dispatch.case_file USING gin (co_handlers) WHERE co_handlers <> '{}';
