-- One row per pair of reports of one incident: why they were held to be one.
-- Key: report_id, other_id. Compared: incident_id, score, reasons. Month: told_at
SELECT a.incident_id, l.report_id, l.other_id, l.score, l.forbidden, l.reasons, r.told_at
FROM main.link_reasons AS l
INNER JOIN report_incidents AS a ON l.report_id = a.report_id
INNER JOIN report_versions AS r ON l.report_id = r.report_id
INNER JOIN report_incidents AS b ON l.other_id = b.report_id AND a.incident_id = b.incident_id
