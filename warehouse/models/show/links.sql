-- One row per pair of an incident's reports, with why they were held to be one. ($incident_id)
SELECT report_id, other_id, score, reasons
FROM link_reasons
WHERE incident_id = $incident_id AND forbidden IS NULL
ORDER BY score DESC, report_id, other_id
