-- Reports whose article or incident is not there
-- Blocks: a snapshot with such rows would be wrong.
WITH fresh AS MATERIALIZED (
    SELECT report_id, article_id, incident_id
    FROM reports
    WHERE loaded_at >= $since::TIMESTAMP
)

SELECT f.report_id, f.article_id, f.incident_id
FROM fresh AS f
WHERE
    f.article_id NOT IN (SELECT a.article_id FROM articles AS a WHERE a.article_id IN (SELECT g.article_id FROM fresh AS g))
    OR (f.incident_id IS NOT NULL AND f.incident_id NOT IN (SELECT i.incident_id FROM incidents AS i))
