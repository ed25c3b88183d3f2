-- One row per claim of an incident, with where it was read. ($incident_id)
SELECT c.claim_id, c.report_id, c.field, c.value, c.attributed_to, c.start_offset, c.end_offset, c.quote, a.outlet, a.url, a.published_at
FROM claims AS c
INNER JOIN articles AS a ON c.article_id = a.article_id
WHERE c.incident_id = $incident_id
ORDER BY c.field, a.published_at, c.start_offset, c.claim_id
