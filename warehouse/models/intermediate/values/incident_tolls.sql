-- One row per touched incident: killed and injured. Best is the number told last of those that stand (later reports rise with the
-- dead and correct what was wrong), at one time the lower. But a number that one origin tells, and not as taking another's place,
-- does not overturn what more tell: a lower one not what two agree on, a higher one (tolls rise, also untold) not what three do
-- where nobody told a third number.
-- Min and max span the last word of every story.
WITH weighed AS (
    SELECT
        t.incident_id,
        t.field,
        t.best AS last_best,
        arg_max(o.best, (o.origins, o.told_at, -o.best)) AS agreed_best
    FROM standing_tolls AS t
    LEFT JOIN standing_tolls AS o
        ON
            t.incident_id = o.incident_id AND t.field = o.field
            AND NOT t.is_revised AND t.origins <= 1
            AND o.origins >= CASE WHEN o.best > t.best THEN 2 WHEN o.numbers = 2 THEN 3 END
    WHERE t.is_last
    GROUP BY ALL
),

spanned AS (
    SELECT incident_id, field, min(low) AS low, max(coalesce(high, best)) AS high
    FROM told_tolls
    GROUP BY incident_id, field
),

held AS (
    SELECT s.*, coalesce(w.agreed_best, w.last_best) AS best
    FROM spanned AS s
    INNER JOIN weighed AS w ON s.incident_id = w.incident_id AND s.field = w.field
)

SELECT
    incident_id,
    max(low) FILTER (field = 'killed') AS killed_min,
    max(best) FILTER (field = 'killed') AS killed_best,
    max(high) FILTER (field = 'killed') AS killed_max,
    max(low) FILTER (field = 'injured') AS injured_min,
    max(best) FILTER (field = 'injured') AS injured_best,
    max(high) FILTER (field = 'injured') AS injured_max
FROM held
GROUP BY incident_id
