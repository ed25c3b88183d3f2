-- One row per touched incident: the finest date told; among those the one with most weight, then the one told first.
SELECT incident_id, date_start, date_end, date_precision
FROM (
    SELECT
        incident_id,
        date_start,
        date_end,
        date_precision,
        list_position(['day', 'days', 'week', 'month', 'year'], date_precision) AS coarseness,
        sum(weight) AS weight,
        min(told_at) AS told_at
    FROM member_reports
    WHERE date_start IS NOT NULL
    GROUP BY ALL
)
QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY coarseness, weight DESC, told_at, date_start) = 1
