-- Incidents to which one article has two reports
SELECT article_id, incident_id, count(*) AS reports
FROM reports
WHERE incident_id IS NOT NULL
GROUP BY article_id, incident_id
HAVING count(*) > 1
