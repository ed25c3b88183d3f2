-- Which attacks has nobody claimed, as the news says so?
SELECT DISTINCT i.date_start, i.place, i.sub_event_type, i.killed_best
FROM responsibility AS r
INNER JOIN incidents AS i ON r.incident_id = i.incident_id
WHERE r.kind = 'none_yet' AND i.claimed_by IS NULL
ORDER BY i.date_start, i.place
