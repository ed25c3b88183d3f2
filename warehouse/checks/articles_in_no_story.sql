-- Articles in no story
SELECT article_id, url
FROM articles
WHERE first_seen_at >= $since::TIMESTAMP AND story_id IS NULL
