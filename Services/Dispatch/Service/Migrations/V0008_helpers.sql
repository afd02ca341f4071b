-- Departments that help the one in the lead; who in it works on a case stands in the snapshot.

ALTER TABLE dispatch.case_file ADD COLUMN co_handlers text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN dispatch.case_file.departments IS 'All who ever had it or helped with it, in order.';
COMMENT ON COLUMN dispatch.case_file.co_handlers IS 'Departments that help the one in the lead now.';

CREATE INDEX case_of_co_handler ON dispatch.case_file USING gin (co_handlers) WHERE co_handlers <> '{}';
