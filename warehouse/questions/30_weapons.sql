-- Which weapons killed civilians?
SELECT i.weapon, count(*) AS incidents, sum(c.killed_best)::INTEGER AS killed
FROM incident_casualties AS c
INNER JOIN incidents AS i ON c.incident_id = i.incident_id
WHERE c.side = 'civilians' AND i.weapon IS NOT NULL
GROUP BY i.weapon
ORDER BY killed DESC, i.weapon
