-- One row per change of a chosen incident after its founding, oldest first.
SELECT h.incident_id, h.revision, h.changed_at, h.field, h.old_value, h.new_value, h.reason, a.outlet
FROM incident_revisions AS h
LEFT JOIN articles AS a ON h.article_id = a.article_id
WHERE h.incident_id IN (SELECT i.incident_id FROM chosen_incidents AS i) AND h.field <> 'incident'
ORDER BY h.incident_id, h.revision, h.field
