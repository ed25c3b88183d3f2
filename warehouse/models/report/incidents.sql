-- One row per chosen incident, newest first, with what its outlets tell.
SELECT c.*, t.outlets, t.title, n.name AS country_name
FROM chosen_incidents AS c
LEFT JOIN incident_tellings AS t ON c.incident_id = t.incident_id
LEFT JOIN countries AS n ON c.country = n.country
ORDER BY c.date_start DESC NULLS LAST, c.incident_id
