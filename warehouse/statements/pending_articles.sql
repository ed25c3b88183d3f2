-- One row per article that this coder has not coded yet, as the contract gives articles to a coder. ($coder_version, $limit)
-- (Texts are read of those alone that are wanted.)
WITH wanted AS MATERIALIZED (
    SELECT a.article_key, a.version
    FROM article_versions AS a
    LEFT JOIN coded AS c ON a.article_key = c.article_key AND a.version = c.version AND c.coder_version = $coder_version
    WHERE a.is_current AND c.article_key IS NULL
    ORDER BY a.day, a.article_key
    LIMIT $limit
)

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
INNER JOIN wanted AS w ON a.article_key = w.article_key AND a.version = w.version
ORDER BY a.day, a.article_key
