-- One row per article of a touched incident: how many incidents it tells as news.
SELECT article_key, count(*) FILTER (prominence <> 'background') AS fresh_reports
FROM current_reports
WHERE article_key IN (SELECT m.article_key FROM touched_members AS m)
GROUP BY article_key
