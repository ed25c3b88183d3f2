-- How many incidents, dead and wounded were there in one week, country by country?
SELECT country, sum(incidents)::INTEGER AS incidents, sum(killed_best)::INTEGER AS killed, sum(injured_best)::INTEGER AS injured
FROM incidents_by_day
WHERE date_start BETWEEN '2026-03-09' AND '2026-03-15'
GROUP BY country
ORDER BY country
