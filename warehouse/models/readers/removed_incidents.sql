-- One row per incident id that is in use no more: for those who keep a copy, to delete it or follow it to kept_id.
SELECT
    coalesce(m.incident_id, g.incident_id) AS incident_id,
    m.kept_id,
    coalesce(m.merged_at, g.removed_at) AS removed_at,
    CASE WHEN m.kept_id IS NULL THEN 'withdrawn' ELSE 'merged' END AS kind,
    coalesce(m.reason, g.reason) AS reason
FROM (
    SELECT
        incident_id,
        max(changed_at) AS removed_at,
        arg_max(reason, revision) AS reason
    FROM incident_revisions
    WHERE field = 'incident' AND incident_id NOT IN (SELECT i.incident_id FROM incidents AS i)
    GROUP BY incident_id
) AS g
FULL JOIN merged_incidents AS m ON g.incident_id = m.incident_id
