-- One row per wanted report in use (wanted_reports): its incident until now with that incident's founder, its age. Where it takes
-- the place of another report, coded anew, its incident is that one's, also where that one is still to be taken out of it.
WITH forerunners AS (
    SELECT g.successor_id, g.incident_id
    FROM gone_reports AS g
    UNION ALL
    SELECT r.successor_id, i.incident_id
    FROM report_versions AS r
    INNER JOIN report_incidents AS i ON r.report_id = i.report_id
    WHERE NOT r.is_current AND r.successor_id IN (SELECT w.report_id FROM wanted_reports AS w)
),

inherited AS (
    SELECT successor_id, min(incident_id) AS incident_id
    FROM forerunners
    GROUP BY successor_id
)

SELECT
    w.report_id,
    h.incident_id,
    h.founded_at,
    h.founding_report_id,
    r.told_at,
    r.article_id,
    r.prominence
FROM wanted_reports AS w
INNER JOIN report_versions AS r ON w.report_id = r.report_id AND r.is_current
LEFT JOIN report_incidents AS i ON w.report_id = i.report_id
LEFT JOIN inherited AS f ON w.report_id = f.successor_id
LEFT JOIN incidents_held AS h ON coalesce(i.incident_id, f.incident_id) = h.incident_id
