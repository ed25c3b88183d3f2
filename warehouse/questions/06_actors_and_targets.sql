-- Whom did the Islamic State attack?
SELECT target, country, incidents, killed_min, killed_best, killed_max
FROM incidents_by_actor
WHERE perpetrator = 'Islamic State'
ORDER BY killed_best DESC NULLS LAST, target, country
