-- One row per incident within a distance of a point, nearest first, with its distance in km.
-- Parameters: lat, lon, km
SELECT *
FROM (
    SELECT
        i.*,
        12742 * asin(least(1, sqrt(
            power(sin(radians(i.latitude - lat) / 2), 2)
            + cos(radians(lat)) * cos(radians(i.latitude)) * power(sin(radians(i.longitude - lon) / 2), 2)
        ))) AS distance_km
    FROM incidents AS i
    WHERE i.latitude IS NOT NULL
)
WHERE distance_km <= km
ORDER BY distance_km, incident_id
