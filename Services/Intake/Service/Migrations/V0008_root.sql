-- Two findings that met in one report could leave a duplicate with an original that was itself merged: everybody belongs to
-- the last one of the chain.
WITH RECURSIVE chain (id, original_id, depth) AS (
    SELECT duplicate_id, original_id, 1
      FROM intake.merger
     WHERE separated_at IS NULL
     UNION ALL
    SELECT chain.id, merger.original_id, depth + 1
      FROM chain
      JOIN intake.merger ON merger.duplicate_id = chain.original_id AND merger.separated_at IS NULL
     WHERE depth < 64
), root AS (
    SELECT DISTINCT ON (id) id, original_id FROM chain ORDER BY id, depth DESC
)
UPDATE intake.report
   SET merged_into = root.original_id
  FROM root
 WHERE report.id = root.id AND report.merged_into IS NOT NULL AND report.merged_into <> root.original_id
   AND root.original_id <> report.id;

UPDATE intake.report SET merged_into = NULL WHERE merged_into = id;
