-- One row per wanted report (wanted_reports): its incident until now (or its forerunner's) with that incident's founder, its age.
SELECT
    w.report_id,
    coalesce(i.incident_id, g.incident_id) AS incident_id,
    h.founded_at,
    h.founding_report_id,
    r.told_at,
    r.article_id,
    r.prominence
FROM wanted_reports AS w
INNER JOIN report_versions AS r ON w.report_id = r.report_id
LEFT JOIN report_incidents AS i ON w.report_id = i.report_id
LEFT JOIN gone_reports AS g ON w.report_id = g.successor_id
LEFT JOIN incidents_held AS h ON coalesce(i.incident_id, g.incident_id) = h.incident_id
