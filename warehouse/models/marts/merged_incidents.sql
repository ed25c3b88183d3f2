-- One row per incident id that is no longer in use: which incident tells of the event now.
SELECT incident_id, kept_id, merged_at, reason
FROM incident_forwards
