-- One row per article that is in a story together with a wanted one (wanted_articles).
SELECT DISTINCT m.article_key
FROM article_stories AS m
WHERE m.story_id IN (
    SELECT own.story_id
    FROM article_stories AS own
    WHERE own.article_key IN (SELECT w.article_key FROM wanted_articles AS w)
)
