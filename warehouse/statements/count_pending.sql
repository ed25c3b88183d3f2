-- One row: how many articles this coder has not coded yet. ($coder_version)
SELECT count(*) AS articles
FROM article_versions AS a
LEFT JOIN coded AS c ON a.article_key = c.article_key AND a.version = c.version AND c.coder_version = $coder_version
WHERE a.is_current AND c.article_key IS NULL
