-- One row per touched incident that is left without reports: where most of its reports went (null: nowhere).
WITH moves AS (
    SELECT old_incident_id AS gone_id, incident_id AS kept_id
    FROM changed_members
    WHERE old_incident_id IS NOT NULL
    UNION ALL
    SELECT g.incident_id AS gone_id, i.incident_id AS kept_id
    FROM gone_reports AS g
    INNER JOIN report_incidents AS i ON g.successor_id = i.report_id
),

went AS (
    SELECT gone_id, kept_id
    FROM moves
    GROUP BY gone_id, kept_id
    QUALIFY row_number() OVER (PARTITION BY gone_id ORDER BY count(*) DESC, kept_id) = 1
)

SELECT t.incident_id, w.kept_id, t.article_id, coalesce(t.because, 'its reports are held to tell of the same incident') AS reason
FROM touched_incidents AS t
LEFT JOIN went AS w ON t.incident_id = w.gone_id
WHERE t.incident_id NOT IN (SELECT m.incident_id FROM touched_members AS m)
