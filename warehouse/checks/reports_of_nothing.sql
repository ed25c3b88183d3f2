-- Reports whose article or incident is not there
-- Blocks: a snapshot with such rows would be wrong.
SELECT r.report_id, r.article_id, r.incident_id
FROM reports AS r
WHERE
    r.article_id NOT IN (SELECT a.article_id FROM articles AS a)
    OR (r.incident_id IS NOT NULL AND r.incident_id NOT IN (SELECT i.incident_id FROM incidents AS i))
