-- Incidents to which one article has two reports, unless a person decided that they are one
WITH fresh AS MATERIALIZED (
    SELECT incident_id
    FROM incidents
    WHERE updated_at >= $since::TIMESTAMP
)

SELECT article_id, incident_id, count(*) AS reports
FROM reports
WHERE
    incident_id IN (SELECT f.incident_id FROM fresh AS f)
    AND incident_id NOT IN (SELECT unnest(d.incident_ids) FROM decisions AS d WHERE d.kind = 'merge' AND d.undone_at IS NULL)
GROUP BY article_id, incident_id
HAVING count(*) > 1
