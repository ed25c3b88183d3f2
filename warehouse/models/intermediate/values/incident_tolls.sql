-- One row per touched incident: killed and injured. Best is what was told last by a report of the event itself (later
-- reports rise with the dead and correct what was wrong; recollections only where nothing else tells), at one time the
-- lower; min and max span the last word of every story.
WITH ranked AS (
    SELECT
        incident_id,
        field,
        min(low) AS low,
        max(coalesce(high, best)) AS high,
        arg_max(best, (weight > 1, told_at, -best)) AS best
    FROM told_tolls
    GROUP BY incident_id, field
)

SELECT
    incident_id,
    max(low) FILTER (field = 'killed') AS killed_min,
    max(best) FILTER (field = 'killed') AS killed_best,
    max(high) FILTER (field = 'killed') AS killed_max,
    max(low) FILTER (field = 'injured') AS injured_min,
    max(best) FILTER (field = 'injured') AS injured_best,
    max(high) FILTER (field = 'injured') AS injured_max
FROM ranked
GROUP BY incident_id
