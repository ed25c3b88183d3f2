-- One row per wanted article (wanted_articles): its story until now with that story's founder, and its own age.
SELECT
    w.article_key,
    m.story_id,
    s.founded_at,
    s.founder_key,
    coalesce(a.published_at, a.fetched_at) AS told_at,
    a.article_id
FROM wanted_articles AS w
INNER JOIN article_versions AS a ON w.article_key = a.article_key AND a.is_current
LEFT JOIN article_stories AS m ON w.article_key = m.article_key
LEFT JOIN stories AS s ON m.story_id = s.story_id
