-- One row per report that is in an incident together with a wanted one (wanted_reports).
SELECT DISTINCT i.report_id
FROM report_incidents AS i
WHERE i.incident_id IN (
    SELECT own.incident_id
    FROM report_incidents AS own
    WHERE own.report_id IN (SELECT w.report_id FROM wanted_reports AS w)
)
