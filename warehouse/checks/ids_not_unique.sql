-- Ids that stand more than once
-- Blocks: a snapshot with such rows would be wrong.
SELECT 'articles' AS table_name, article_id AS id, count(*) AS times
FROM articles
WHERE first_seen_at >= $since::TIMESTAMP
GROUP BY article_id
HAVING count(*) > 1
UNION ALL
SELECT 'reports', report_id, count(*) FROM reports WHERE loaded_at >= $since::TIMESTAMP GROUP BY report_id HAVING count(*) > 1
UNION ALL
SELECT 'claims', claim_id, count(*) FROM claims WHERE loaded_at >= $since::TIMESTAMP GROUP BY claim_id HAVING count(*) > 1
UNION ALL
SELECT 'incidents', incident_id, count(*) FROM incidents WHERE updated_at >= $since::TIMESTAMP GROUP BY incident_id HAVING count(*) > 1
