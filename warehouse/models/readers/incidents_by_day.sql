-- One row per day, country and region: incidents that began that day, and their dead and injured with ranges.
-- A highest number that is open (at least ...) counts with its best number: is_open tells that the true sum may be higher.
SELECT
    date_start,
    country,
    admin1,
    count(*) AS incidents,
    sum(killed_min)::BIGINT AS killed_min,
    sum(killed_best)::BIGINT AS killed_best,
    sum(coalesce(killed_max, killed_best))::BIGINT AS killed_max,
    sum(injured_min)::BIGINT AS injured_min,
    sum(injured_best)::BIGINT AS injured_best,
    sum(coalesce(injured_max, injured_best))::BIGINT AS injured_max,
    bool_or((killed_best IS NOT NULL AND killed_max IS NULL) OR (injured_best IS NOT NULL AND injured_max IS NULL)) AS is_open
FROM incidents
WHERE date_precision = 'day'
GROUP BY ALL
