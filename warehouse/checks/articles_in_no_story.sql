-- Articles in no story
SELECT article_id, url
FROM articles
WHERE story_id IS NULL OR story_id NOT IN (SELECT s.story_id FROM stories AS s)
