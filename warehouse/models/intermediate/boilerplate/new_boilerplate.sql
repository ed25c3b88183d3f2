-- One row per hash that has now been seen often enough to tell nothing about a story: in 5 articles of one site
-- (its boilerplate), or on 10 days over all sites (a common phrase: copies of one text come within days of each other,
-- however many outlets print it). Articles without url and outlet have no site to learn from.
SELECT t.site_key, t.hash, t.period
FROM touched_counts AS t
WHERE
    (t.articles >= 5 OR t.days >= 10)
    AND t.site_key NOT IN (SELECT s.site_key FROM sites AS s WHERE s.site = '')
    AND NOT EXISTS (
        SELECT 1
        FROM boilerplate AS b
        WHERE b.site_key = t.site_key AND b.hash = t.hash AND b.period = t.period
    )
