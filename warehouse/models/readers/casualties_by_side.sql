-- One row per month, country and side: the dead and injured with ranges. Months without a known date: null.
SELECT
    date_trunc('month', i.date_start)::DATE AS month,
    i.country,
    c.side,
    count(*) AS incidents,
    sum(c.killed_min)::BIGINT AS killed_min,
    sum(c.killed_best)::BIGINT AS killed_best,
    sum(coalesce(c.killed_max, c.killed_best))::BIGINT AS killed_max,
    sum(c.injured_min)::BIGINT AS injured_min,
    sum(c.injured_best)::BIGINT AS injured_best,
    sum(coalesce(c.injured_max, c.injured_best))::BIGINT AS injured_max,
    bool_or((c.killed_best IS NOT NULL AND c.killed_max IS NULL) OR (c.injured_best IS NOT NULL AND c.injured_max IS NULL)) AS is_open
FROM incident_casualties AS c
INNER JOIN incidents AS i ON c.incident_id = i.incident_id
GROUP BY ALL
