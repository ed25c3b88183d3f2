-- One row per chosen incident, as it stands (csv, parquet).
SELECT * FROM chosen_incidents
ORDER BY date_start, incident_id
