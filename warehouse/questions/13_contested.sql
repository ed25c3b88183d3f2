-- On which incidents do the sources differ?
SELECT date_start, place, is_perpetrator_contested, is_denied, is_toll_contested, killed_min, killed_best, killed_max
FROM contested_incidents
ORDER BY date_start, place
