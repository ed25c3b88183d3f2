-- One row per decision of a person on incidents, in force until it is undone.
-- Key: decision_id. Compared: undone_at
SELECT decision_id, kind, incident_ids, decided_by, reason, decided_at, undone_at
FROM main.decisions
