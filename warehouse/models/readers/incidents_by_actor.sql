-- One row per perpetrator, target and country: how many incidents, when, and their dead and injured with ranges.
SELECT
    perpetrator,
    target,
    country,
    count(*) AS incidents,
    count(claimed_by) AS claimed,
    min(date_start) AS first_day,
    max(date_end) AS last_day,
    sum(killed_min)::BIGINT AS killed_min,
    sum(killed_best)::BIGINT AS killed_best,
    sum(coalesce(killed_max, killed_best))::BIGINT AS killed_max,
    sum(injured_min)::BIGINT AS injured_min,
    sum(injured_best)::BIGINT AS injured_best,
    sum(coalesce(injured_max, injured_best))::BIGINT AS injured_max
FROM incidents
GROUP BY ALL
