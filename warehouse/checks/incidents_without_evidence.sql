-- Incidents that no report tells of, or whose reports point to no words
-- Blocks: a snapshot with such rows would be wrong.
SELECT i.incident_id, i.place, i.date_start
FROM incidents AS i
WHERE NOT EXISTS (
    SELECT 1
    FROM reports AS r
    WHERE r.incident_id = i.incident_id AND json_array_length(r.report, '$.evidence') > 0
)
