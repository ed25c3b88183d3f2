-- How long did it take until an incident was in the news?
SELECT date_diff('day', date_start, first_reported_at::DATE) AS days, count(*) AS incidents
FROM incidents
WHERE date_precision = 'day'
GROUP BY days
ORDER BY days
