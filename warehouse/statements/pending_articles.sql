-- One row per article that this coder has not coded yet, as the contract gives articles to a coder. ($coder_version, $limit)
SELECT
    a.article_id,
    a.article_id AS id,
    a.url,
    a.outlet,
    a.title,
    a.text,
    a.published,
    a.language
FROM article_versions AS a
LEFT JOIN coded AS c ON a.article_id = c.article_id AND a.version = c.version AND c.coder_version = $coder_version
WHERE a.is_current AND c.article_id IS NULL
ORDER BY a.day, a.article_key
LIMIT $limit
