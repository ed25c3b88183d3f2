-- Sources that gave nothing new for longer than usual, or whose crawls keep failing.
SELECT source_id, state, last_success_at, last_article_at, silent_hours, patience_hours, last_reason
FROM source_health
WHERE state IN ('silent', 'failing')
ORDER BY source_id
