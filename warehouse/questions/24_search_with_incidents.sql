-- Which incidents do articles about checkpoints tell of?
SELECT DISTINCT i.date_start, i.place, i.sub_event_type
FROM search_articles('checkpoint') AS a
INNER JOIN reports AS r ON a.article_id = r.article_id
INNER JOIN incidents AS i ON r.incident_id = i.incident_id
WHERE r.prominence = 'main'
ORDER BY i.date_start, i.place
