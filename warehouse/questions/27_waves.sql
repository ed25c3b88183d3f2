-- Who struck more than once within a week?
SELECT perpetrator, country, date_trunc('week', date_start)::DATE AS week, count(*) AS incidents, list(place ORDER BY date_start, place) AS places
FROM incidents
WHERE date_precision = 'day' AND perpetrator NOT ILIKE 'un%'
GROUP BY perpetrator, country, week
HAVING count(*) > 1
ORDER BY week, perpetrator
