-- One row per change of an incident. The row with field `incident` and no old value is its founding, new_value all values as JSON.
-- Added: change_number. Month: changed_at
SELECT incident_id, revision, changed_at, field, old_value, new_value, reason, article_id, change_number
FROM incident_revisions_kept
