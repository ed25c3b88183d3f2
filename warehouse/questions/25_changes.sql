-- What is new since a day?
SELECT change, field, count(*) AS changes
FROM changes_since('2026-01-01')
GROUP BY change, field
ORDER BY changes DESC
