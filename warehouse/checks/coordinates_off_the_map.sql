-- Coordinates that are on no map, half given, or at 0, 0
SELECT incident_id, place, latitude, longitude
FROM incidents
WHERE
    abs(latitude) > 90 OR abs(longitude) > 180 OR (latitude = 0 AND longitude = 0)
    OR (latitude IS NULL) <> (longitude IS NULL)
