-- One row per touched incident and field whose value differs from what was held.
WITH held AS (
    SELECT * EXCLUDE (founded_at, founding_report_id, revision, updated_at)
    FROM incidents_held
    WHERE incident_id IN (SELECT v.incident_id FROM incident_values AS v)
),

before AS (
    SELECT incident_id, field, old_value
    FROM (SELECT incident_id, COLUMNS(* EXCLUDE (incident_id))::VARCHAR FROM held)
    UNPIVOT INCLUDE NULLS (old_value FOR field IN (COLUMNS(* EXCLUDE (incident_id))))
),

after AS (
    SELECT incident_id, field, new_value
    FROM (SELECT incident_id, COLUMNS(* EXCLUDE (incident_id))::VARCHAR FROM incident_values)
    UNPIVOT INCLUDE NULLS (new_value FOR field IN (COLUMNS(* EXCLUDE (incident_id))))
)

SELECT a.incident_id, a.field, b.old_value, a.new_value
FROM after AS a
INNER JOIN before AS b ON a.incident_id = b.incident_id AND a.field = b.field
WHERE a.new_value IS DISTINCT FROM b.old_value
