-- One row per later version of an article: what changed since the version before it.
-- Key: article_id, version. Month: fetched_at
WITH changed AS (
    SELECT
        *,
        lag(version) OVER in_order AS version_before,
        lag(title) OVER in_order AS title_before,
        lag(text) OVER in_order AS text_before,
        lag(fetched_at) OVER in_order AS fetched_before_at
    FROM article_versions
    WHERE article_id IN (SELECT v.article_id FROM article_versions AS v WHERE v.version > 1)
    WINDOW in_order AS (PARTITION BY article_id ORDER BY fetched_at, version)
)

SELECT
    article_id,
    version,
    version_before,
    url,
    outlet,
    fetched_before_at,
    fetched_at,
    CASE WHEN fetched_at = fetched_before_at THEN 'reading' ELSE 'outlet' END AS cause,
    title_before,
    title,
    list_filter(
        string_split(text_before, chr(10)), LAMBDA line : NOT list_contains(string_split(text, chr(10)), line)
    ) AS removed_lines,
    list_filter(
        string_split(text, chr(10)), LAMBDA line : NOT list_contains(string_split(text_before, chr(10)), line)
    ) AS added_lines
FROM changed
WHERE version_before IS NOT NULL
