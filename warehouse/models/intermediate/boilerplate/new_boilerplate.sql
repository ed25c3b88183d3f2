-- One row per hash that has now been seen often enough on a site (5 articles; 500 over all sites) to be its boilerplate.
-- Articles without url and outlet have no site to learn from.
SELECT t.site_key, t.hash, t.period
FROM touched_counts AS t
WHERE
    t.articles >= CASE WHEN t.site_key = -1 THEN 500 ELSE 5 END
    AND t.site_key NOT IN (SELECT s.site_key FROM sites AS s WHERE s.site = '')
    AND NOT EXISTS (
        SELECT 1
        FROM boilerplate AS b
        WHERE b.site_key = t.site_key AND b.hash = t.hash AND b.period = t.period
    )
