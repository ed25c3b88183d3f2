-- One row per article whose links must be found anew: fresh, or holding a hash that has just become boilerplate.
-- (Two plain conditions on the day, so that what lies far off in time is not even read.)
WITH near AS (
    SELECT hash, article_key, site_key, day
    FROM fingerprints
    WHERE day = 0
    UNION ALL
    SELECT hash, article_key, site_key, day
    FROM fingerprints
    WHERE
        day BETWEEN (SELECT min(b.period) * 30 FROM new_boilerplate AS b)
        AND (SELECT (max(b.period) + 1) * 30 - 1 FROM new_boilerplate AS b)
        AND day <> 0
)

SELECT article_key FROM fresh_articles
UNION
SELECT f.article_key
FROM near AS f
INNER JOIN new_boilerplate AS n ON f.hash = n.hash AND (f.day // 30 = n.period OR f.day = 0) AND n.site_key IN (f.site_key, -1)
