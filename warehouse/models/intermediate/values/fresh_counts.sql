-- One row per article of a touched incident: how many incidents it tells as news.
SELECT article_key, count(*) FILTER (prominence <> 'background') AS fresh_reports
FROM current_reports
WHERE article_key IN (
    SELECT r.article_key
    FROM report_incidents AS i
    INNER JOIN current_reports AS r ON i.report_id = r.report_id
    WHERE i.incident_id IN (SELECT t.incident_id FROM touched_incidents AS t)
)
GROUP BY article_key
