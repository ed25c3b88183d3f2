-- One row per incident and value that is not what it was at a moment; a whole incident that is new, merged or gone is one row.
-- Parameters: moment
WITH later AS (
    SELECT *
    FROM incident_revisions
    WHERE changed_at >= moment::TIMESTAMP AND field <> 'decision'
),

whole AS (
    SELECT
        incident_id,
        arg_min(old_value IS NULL, revision) AS is_founded,
        arg_max(old_value IS NOT NULL, revision) AS is_gone,
        arg_max(new_value, revision) AS kept_id,
        max(changed_at) AS changed_at,
        arg_max(reason, revision) AS reason,
        arg_max(article_id, revision) AS article_id
    FROM later
    WHERE field = 'incident'
    GROUP BY incident_id
),

single AS (
    SELECT
        incident_id,
        field,
        arg_min_null(old_value, revision) AS old_value,
        arg_max_null(new_value, revision) AS new_value,
        max(changed_at) AS changed_at,
        arg_max(reason, revision) AS reason,
        arg_max(article_id, revision) AS article_id
    FROM later
    WHERE field <> 'incident' AND incident_id NOT IN (SELECT w.incident_id FROM whole AS w)
    GROUP BY incident_id, field
)

SELECT c.incident_id, c.change, c.field, c.old_value, c.new_value, c.changed_at, c.reason, c.article_id, i.place, i.date_start
FROM (
    SELECT
        incident_id,
        CASE WHEN NOT is_gone THEN 'new' WHEN kept_id IS NULL THEN 'gone' ELSE 'merged' END AS change,
        NULL AS field,
        CASE WHEN is_gone THEN incident_id END AS old_value,
        CASE WHEN is_gone THEN kept_id ELSE incident_id END AS new_value,
        changed_at,
        reason,
        article_id
    FROM whole
    WHERE NOT (is_founded AND is_gone)
    UNION ALL
    SELECT incident_id, 'changed', field, old_value, new_value, changed_at, reason, article_id
    FROM single
    WHERE old_value IS DISTINCT FROM new_value
) AS c
LEFT JOIN incidents AS i ON c.incident_id = i.incident_id
ORDER BY c.changed_at DESC, c.incident_id, c.field
