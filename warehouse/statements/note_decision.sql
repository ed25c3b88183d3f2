-- Write into the history of each incident concerned what a person decided ($incident_ids, $decision_id, $reason, $now).
INSERT INTO incident_revisions_kept
SELECT
    h.incident_id, h.revision + 1, $now, 'decision', NULL, $decision_id, $reason, NULL,
    (SELECT coalesce(max(n.change_number), 0) FROM incident_revisions_kept AS n) + row_number() OVER (ORDER BY h.incident_id)
FROM incidents_held AS h
WHERE h.incident_id IN (SELECT unnest($incident_ids::VARCHAR[]));

UPDATE incidents_held
SET revision = revision + 1, updated_at = $now
WHERE incident_id IN (SELECT unnest($incident_ids::VARCHAR[]));
