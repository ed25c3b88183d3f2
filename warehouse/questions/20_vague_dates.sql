-- Which incidents have no exact day?
SELECT date_start, date_end, date_precision, place, killed_best
FROM incidents
WHERE date_precision <> 'day'
ORDER BY date_start, place
