-- One row per wanted incident id (wanted_ids) that is in use.
SELECT h.incident_id
FROM incidents_held AS h
WHERE h.incident_id IN (SELECT w.incident_id FROM wanted_ids AS w)
