-- Which governorates saw most incidents?
SELECT country, admin1, count(*) AS incidents, sum(killed_best)::INTEGER AS killed
FROM incidents
WHERE admin1 IS NOT NULL
GROUP BY country, admin1
ORDER BY incidents DESC, killed DESC, admin1
LIMIT 6
