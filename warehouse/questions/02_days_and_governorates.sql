-- What happened in which governorate on which day?
SELECT date_start, country, admin1, incidents, killed_best, injured_best
FROM incidents_by_day
WHERE date_start >= '2026-03-12'
ORDER BY date_start, country, admin1
