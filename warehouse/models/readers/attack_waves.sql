-- One row per wave: three or more violent incidents of one named perpetrator in one country, none more than three days
-- after the one before.
WITH dated AS (
    SELECT
        *,
        coalesce(
            date_diff('day', lag(date_start) OVER (PARTITION BY perpetrator, country ORDER BY date_start, incident_id), date_start) > 3,
            true
        ) AS begins_wave
    FROM incidents
    WHERE
        date_precision IN ('day', 'days')
        AND event_type IN ('battles', 'explosions_remote_violence', 'violence_against_civilians')
        AND perpetrator NOT ILIKE 'unidentified%' AND perpetrator NOT ILIKE 'unknown%'
),

numbered AS (
    SELECT
        *,
        count(*) FILTER (WHERE begins_wave) OVER (PARTITION BY perpetrator, country ORDER BY date_start, incident_id) AS wave
    FROM dated
)

SELECT
    perpetrator,
    country,
    min(date_start) AS first_day,
    max(date_end) AS last_day,
    count(*) AS incidents,
    count(DISTINCT admin1) AS regions,
    list(DISTINCT place ORDER BY place) AS places,
    sum(killed_min)::BIGINT AS killed_min,
    sum(killed_best)::BIGINT AS killed_best,
    sum(coalesce(killed_max, killed_best))::BIGINT AS killed_max,
    sum(injured_best)::BIGINT AS injured_best,
    list(incident_id ORDER BY date_start, incident_id) AS incident_ids
FROM numbered
GROUP BY perpetrator, country, wave
HAVING count(*) >= 3
