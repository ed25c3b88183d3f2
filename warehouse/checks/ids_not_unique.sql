-- Ids that stand more than once
-- Blocks: a snapshot with such rows would be wrong.
SELECT 'articles' AS table_name, article_id AS id, count(*) AS times FROM articles GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT 'stories', story_id, count(*) FROM stories GROUP BY story_id HAVING count(*) > 1
UNION ALL
SELECT 'reports', report_id, count(*) FROM reports GROUP BY report_id HAVING count(*) > 1
UNION ALL
SELECT 'claims', claim_id, count(*) FROM claims GROUP BY claim_id HAVING count(*) > 1
UNION ALL
SELECT 'incidents', incident_id, count(*) FROM incidents GROUP BY incident_id HAVING count(*) > 1
