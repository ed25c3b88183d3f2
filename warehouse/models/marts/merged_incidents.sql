-- One row per incident id that is no longer in use: which incident tells of the event now.
-- Key: incident_id. Compared: kept_id
SELECT incident_id, kept_id, merged_at, reason
FROM incident_forwards
