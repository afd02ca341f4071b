-- The centre may correct the category of a case: the report is compared and shown under it from then on.
GRANT UPDATE (category_code, urgency, is_public) ON intake.report TO rrp_intake;
