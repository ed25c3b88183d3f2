-- Incidents to which one article has two reports, unless a person decided that they are one
SELECT article_id, incident_id, count(*) AS reports
FROM reports
WHERE
    incident_id IS NOT NULL
    AND incident_id NOT IN (SELECT i.incident_id FROM incidents AS i WHERE i.updated_at < $since::TIMESTAMP)
    AND incident_id NOT IN (SELECT unnest(d.incident_ids) FROM decisions AS d WHERE d.kind = 'merge' AND d.undone_at IS NULL)
GROUP BY article_id, incident_id
HAVING count(*) > 1
