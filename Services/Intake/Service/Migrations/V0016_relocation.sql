-- When the city's cells change, an open report lies in another one: verification tells where.
GRANT UPDATE (town_code, village_code, cell_code) ON intake.report TO rrp_intake;
