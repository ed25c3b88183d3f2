-- Which incidents can be put on a map of towns, and which only on one of governorates?
SELECT geo_precision, count(*) AS incidents
FROM incidents
GROUP BY geo_precision
ORDER BY incidents DESC
