-- One row per day, country and region: incidents that began that day, and their dead and injured with ranges.
SELECT
    date_start,
    country,
    admin1,
    count(*) AS incidents,
    sum(killed_min) AS killed_min,
    sum(killed_best) AS killed_best,
    sum(killed_max) AS killed_max,
    sum(injured_best) AS injured_best
FROM incidents
WHERE date_precision = 'day'
GROUP BY ALL
