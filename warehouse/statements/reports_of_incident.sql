-- One row per report of an incident, oldest first ($incident_id).
SELECT r.report_id
FROM report_incidents AS i
INNER JOIN report_versions AS r ON i.report_id = r.report_id
WHERE i.incident_id = $incident_id
ORDER BY r.told_at, r.report_id
