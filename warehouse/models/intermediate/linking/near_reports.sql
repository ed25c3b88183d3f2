-- One row per report in use that tells of days near those of a fresh one, was told near to it, or names the same people: what
-- the batch can be linked with. (Two plain ranges, so that what lies far off in time is not even read.)
WITH span AS (
    SELECT
        min(first_day) - 4 AS first_day,
        max(last_day) + 4 AS last_day,
        min(told_at) - INTERVAL 60 DAYS AS first_told_at,
        max(told_at) + INTERVAL 60 DAYS AS last_told_at
    FROM fresh_reports
),

near_ids AS (
    SELECT report_id
    FROM report_versions
    WHERE
        is_current AND told_at >= (SELECT s.first_told_at FROM span AS s) AND told_at <= (SELECT s.last_told_at FROM span AS s)
    UNION
    SELECT report_id
    FROM report_versions
    WHERE is_current AND date_end >= (SELECT s.first_day FROM span AS s) AND date_start <= (SELECT s.last_day FROM span AS s)
    UNION
    SELECT near_id FROM named_pairs
)

SELECT r.*
FROM report_places_and_days AS r
WHERE r.report_id IN (SELECT n.report_id FROM near_ids AS n)
