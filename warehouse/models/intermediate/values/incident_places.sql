-- One row per touched incident: the finest place told; among those the one with most weight, then the one told first.
SELECT incident_id, place, admin1, country, latitude, longitude, geo_precision
FROM (
    SELECT
        incident_id,
        place,
        admin1,
        country,
        latitude,
        longitude,
        geo_precision,
        list_position(['exact', 'near', 'admin2', 'admin1', 'country'], geo_precision) AS coarseness,
        sum(weight) AS weight,
        min(told_at) AS told_at
    FROM member_reports
    WHERE place IS NOT NULL
    GROUP BY ALL
)
QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY coarseness, weight DESC, told_at, place) = 1
