-- One row per incident id that went since $since (null: ever): what to delete, or to follow to kept_id.
SELECT *
FROM removed_incidents
WHERE $since IS NULL OR removed_at >= $since
ORDER BY removed_at, incident_id
