-- One row per article whose links must be found anew: fresh, or holding a hash that has just become boilerplate.
SELECT article_key FROM fresh_articles
UNION
SELECT f.article_key
FROM fingerprints AS f
INNER JOIN new_boilerplate AS n ON f.hash = n.hash AND (f.day // 30 = n.period OR f.day = 0) AND n.site_key IN (f.site_key, -1)
WHERE
    f.day = 0
    OR f.day BETWEEN (SELECT min(b.period) * 30 FROM new_boilerplate AS b)
    AND (SELECT (max(b.period) + 1) * 30 - 1 FROM new_boilerplate AS b)
