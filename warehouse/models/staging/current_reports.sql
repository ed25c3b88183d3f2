-- One row per report in use.
SELECT * EXCLUDE (is_current, retired_at, successor_id)
FROM report_versions
WHERE is_current
