-- One row per incident: the outlets that tell it, and the headline of the article that is most about it and came first.
SELECT
    r.incident_id,
    list(DISTINCT a.outlet ORDER BY a.outlet) AS outlets,
    arg_min(a.title, (r.prominence <> 'main', coalesce(a.published_at, a.fetched_at), a.article_id)) AS title,
    arg_min(a.url, (r.prominence <> 'main', coalesce(a.published_at, a.fetched_at), a.article_id)) AS url,
    min(a.published_at) AS first_published_at,
    list(DISTINCT a.url ORDER BY a.url) AS urls,
    list(DISTINCT h.country ORDER BY h.country) FILTER (WHERE h.country IS NOT NULL) AS outlet_countries
FROM reports AS r
INNER JOIN articles AS a ON r.article_key = a.article_key
LEFT JOIN source_health AS h ON a.source_id = h.source_id
WHERE r.incident_id IS NOT NULL
GROUP BY r.incident_id
