-- One row per story: articles with the same text (copies, wire reprints, updates).
-- Follows: articles by story_id. Month: first_published_at
SELECT
    s.story_id,
    arg_min(a.article_id, (coalesce(a.published_at, a.fetched_at), a.article_id)) AS first_article_id,
    count(*)::INTEGER AS article_count,
    count(DISTINCT coalesce(a.outlet, a.site))::INTEGER AS outlet_count,
    min(a.agency) AS wire_agency,
    bool_or(m.is_roundup) AS is_roundup,
    min(coalesce(a.published_at, a.fetched_at)) AS first_published_at
FROM main.stories AS s
INNER JOIN article_stories AS m ON s.story_id = m.story_id
INNER JOIN article_versions AS a ON m.article_key = a.article_key
WHERE a.is_current
GROUP BY s.story_id
