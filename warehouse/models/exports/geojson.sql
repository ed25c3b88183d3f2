-- One row per chosen incident: a point with its values; geo_precision says how exact the point is.
SELECT * FROM chosen_incidents
ORDER BY date_start, incident_id
