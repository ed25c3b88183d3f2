-- One row per page of a source that was fetched lately: whether an article was read out of it.
SELECT p.url, bool_or(a.article_id IS NOT NULL) AS is_article
FROM (
    SELECT url, fetched_at
    FROM pages
    WHERE source_id = $source_id AND gone_at IS NULL
    ORDER BY fetched_at DESC, url
    LIMIT $most
) AS p
LEFT JOIN article_versions AS a ON a.source_id = $source_id AND a.page_url = p.url
GROUP BY p.url
ORDER BY p.url
