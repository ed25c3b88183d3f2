-- One row per report near the batch: the days that it tells of. A copy that goes out after midnight still says "today": its
-- words mean the days that they meant in the story's first telling.
SELECT
    n.report_id,
    coalesce(f.first_day, n.first_day) AS first_day,
    coalesce(f.last_day, n.last_day) AS last_day
FROM near_reports AS n
LEFT JOIN (
    SELECT story_id, sub_event_type, date_text, arg_min(first_day, told_at) AS first_day, arg_min(last_day, told_at) AS last_day
    FROM near_reports
    WHERE story_id IS NOT NULL AND is_dated
    GROUP BY ALL
    HAVING count(DISTINCT article_key) > 1
) AS f
    ON n.story_id = f.story_id AND n.sub_event_type = f.sub_event_type AND n.date_text = f.date_text
    AND abs(date_diff('day', n.first_day, f.first_day)) <= 3
