-- Apart from the step that adds it: reading all reports keeps nobody from writing them.
ALTER TABLE intake.report VALIDATE CONSTRAINT relative_is_of_such_a_report;
