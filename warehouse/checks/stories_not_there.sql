-- Articles whose story is not there
-- Whole: looks for something that no single change brings about, and reads everything to find it.
SELECT a.article_id, a.url, a.story_id
FROM articles AS a
WHERE a.story_id NOT IN (SELECT s.story_id FROM stories AS s)
