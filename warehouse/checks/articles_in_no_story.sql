-- Articles in no story
SELECT a.article_id, a.url
FROM articles AS a
WHERE a.first_seen_at >= $since::TIMESTAMP AND NOT EXISTS (SELECT 1 FROM stories AS s WHERE s.story_id = a.story_id)
