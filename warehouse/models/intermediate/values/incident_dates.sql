-- One row per touched incident: the finest date told; among those the one with most weight, then the one told first.
-- Copies repeat a date, and their "today" is that of the story's first telling: the words of a story count once.
WITH told AS (
    SELECT
        incident_id,
        arg_min(date_start, told_at) AS date_start,
        arg_min(date_end, told_at) AS date_end,
        arg_min(date_precision, told_at) AS date_precision,
        max(weight) AS weight,
        min(told_at) AS told_at
    FROM member_reports
    WHERE date_start IS NOT NULL
    GROUP BY incident_id, coalesce(story_id, report_id), date_text
)

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
    FROM told
    GROUP BY ALL
)
QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY coarseness, weight DESC, told_at, date_start) = 1
