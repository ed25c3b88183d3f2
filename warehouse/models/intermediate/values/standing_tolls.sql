-- One row per touched incident, field and number of dead or injured that still stands: when it was told last, in how many
-- origins' own reports of the event (a roundup repeats). A number told as one that takes another's place ("has risen to", "not 5 as first reported") does so: what was told
-- before it stands no more. Recollections stand only where nothing else tells.
WITH fresh AS (
    SELECT *, max(told_at) FILTER (is_revised) OVER (PARTITION BY incident_id, field) AS revised_at
    FROM told_tolls
    QUALIFY weight > 1 OR max(weight) OVER (PARTITION BY incident_id, field) <= 1
)

SELECT
    incident_id,
    field,
    best,
    max(told_at) AS told_at,
    bool_or(is_revised) AS is_revised,
    count(DISTINCT origin) FILTER (is_about_it) AS origins,
    count(*) OVER (PARTITION BY incident_id, field) AS numbers,
    row_number() OVER (PARTITION BY incident_id, field ORDER BY max(told_at) DESC, best) = 1 AS is_last
FROM fresh
WHERE revised_at IS NULL OR told_at >= revised_at
GROUP BY incident_id, field, best
