-- Open reports by cell, counted from the index alone.
CREATE INDEX report_open_by_cell ON intake.report (town_code, cell_code, category_code)
    WHERE ended_at IS NULL AND state IN ('registered', 'alarmed');
