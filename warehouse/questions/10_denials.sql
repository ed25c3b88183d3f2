-- In whose words does somebody deny?
SELECT i.date_start, i.place, r.actor, r.quote
FROM responsibility AS r
INNER JOIN incidents AS i ON r.incident_id = i.incident_id
WHERE r.kind = 'denial'
GROUP BY ALL
ORDER BY i.date_start, i.place, r.actor
