-- Incidents that no report tells of, or whose reports point to no words and are not told by a headline
-- Blocks: a snapshot with such rows would be wrong.
WITH fresh AS MATERIALIZED (
    SELECT incident_id, place, date_start
    FROM incidents
    WHERE updated_at >= $since::TIMESTAMP
),

evident AS (
    SELECT r.incident_id
    FROM reports AS r
    WHERE
        r.incident_id IN (SELECT f.incident_id FROM fresh AS f)
        AND (json_array_length(r.report, '$.evidence') > 0 OR coalesce((r.report ->> '$.headline')::BOOLEAN, false))
)

SELECT f.incident_id, f.place, f.date_start
FROM fresh AS f
WHERE f.incident_id NOT IN (SELECT e.incident_id FROM evident AS e)
