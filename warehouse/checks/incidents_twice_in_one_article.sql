-- Incidents to which one article has two reports
SELECT article_id, incident_id, count(*) AS reports
FROM reports
WHERE incident_id IS NOT NULL AND incident_id NOT IN (SELECT i.incident_id FROM incidents AS i WHERE i.updated_at < $since::TIMESTAMP)
GROUP BY article_id, incident_id
HAVING count(*) > 1
