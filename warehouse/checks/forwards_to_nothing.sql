-- Merged incidents that forward to an incident that is not there, or are still in use
-- Blocks: a snapshot with such rows would be wrong.
SELECT m.incident_id, m.kept_id
FROM merged_incidents AS m
WHERE
    m.kept_id NOT IN (SELECT i.incident_id FROM incidents AS i)
    OR m.incident_id IN (SELECT i.incident_id FROM incidents AS i)
