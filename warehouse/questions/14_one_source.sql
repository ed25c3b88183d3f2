-- Which incidents with three or more dead does one source alone tell of?
SELECT date_start, place, killed_best, report_count, outlets
FROM single_source_incidents
WHERE killed_best >= 3
ORDER BY date_start, place
