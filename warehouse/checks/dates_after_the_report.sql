-- Incidents that begin after they were first reported, or in the future (a day is allowed for time zones)
SELECT incident_id, date_start, date_end, first_reported_at
FROM incidents
WHERE date_start > first_reported_at::DATE + 1 OR date_start > today() + 1 OR date_end < date_start
