-- One row per change of an incident, oldest first. ($incident_id)
SELECT h.*, a.outlet, a.url
FROM incident_revisions AS h
LEFT JOIN articles AS a ON h.article_id = a.article_id
WHERE h.incident_id = $incident_id
ORDER BY h.revision, h.field
