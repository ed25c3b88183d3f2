-- One row per touched incident that is left without reports: where most of its reports went (null: nowhere).
WITH went AS (
    SELECT moves.old_incident_id AS incident_id, moves.incident_id AS kept_id
    FROM (
        SELECT report_id, incident_id, old_incident_id FROM changed_members WHERE old_incident_id IS NOT NULL
        UNION ALL
        SELECT g.report_id, i.incident_id, g.incident_id
        FROM gone_reports AS g
        INNER JOIN report_incidents AS i ON g.successor_id = i.report_id
    ) AS moves
    GROUP BY moves.old_incident_id, moves.incident_id
    QUALIFY row_number() OVER (PARTITION BY moves.old_incident_id ORDER BY count(*) DESC, moves.incident_id) = 1
)

SELECT t.incident_id, w.kept_id, t.article_id, 'its reports are held to tell of the same incident' AS reason
FROM touched_incidents AS t
LEFT JOIN went AS w ON t.incident_id = w.incident_id
WHERE t.incident_id NOT IN (SELECT i.incident_id FROM report_incidents AS i)
