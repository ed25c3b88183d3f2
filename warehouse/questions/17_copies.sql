-- Which texts were reprinted most?
SELECT a.title, a.outlet, s.outlet_count, s.article_count
FROM stories AS s
INNER JOIN articles AS a ON s.first_article_id = a.article_id
WHERE s.outlet_count > 1
ORDER BY s.article_count DESC, a.title
LIMIT 5
