-- Incidents whose point lies outside the box around the towns of their country
SELECT i.incident_id, i.place, i.country, i.latitude, i.longitude
FROM incidents AS i
INNER JOIN countries AS c ON i.country = c.country
WHERE
    c.latitude_min IS NOT NULL
    AND NOT (i.latitude BETWEEN c.latitude_min AND c.latitude_max AND i.longitude BETWEEN c.longitude_min AND c.longitude_max)
