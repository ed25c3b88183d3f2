-- How many of the dead were civilians, and how many of the armed sides?
SELECT side, sum(incidents)::INTEGER AS incidents, sum(killed_min)::INTEGER AS killed_min, sum(killed_best)::INTEGER AS killed_best, sum(killed_max)::INTEGER AS killed_max
FROM casualties_by_side
GROUP BY side
ORDER BY killed_best DESC, side
