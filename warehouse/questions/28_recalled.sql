-- Which incidents are known from recollections alone?
SELECT i.date_start, i.date_precision, i.place, i.killed_best
FROM incidents AS i
WHERE NOT EXISTS (SELECT 1 FROM reports AS r WHERE r.incident_id = i.incident_id AND r.prominence <> 'background')
ORDER BY i.date_start, i.place
