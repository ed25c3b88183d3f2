-- One row per hash and period of a fresh article's site (site_key -1: all sites): in how many articles of this period
-- and its neighbours it stands. A period is 30 days, so what is boilerplate does not hang on when it was loaded.
WITH asked AS (
    SELECT DISTINCT g.site_key, g.hash, g.day // 30 + around.step AS period
    FROM fresh_grams AS g, (VALUES (-1), (0), (1)) AS around (step)
),

near AS (
    SELECT f.site_key, f.hash, f.day // 30 AS period, count(*) AS articles
    FROM fingerprints AS f
    WHERE
        f.day BETWEEN (SELECT (min(g.day) // 30 - 2) * 30 FROM fresh_grams AS g)
        AND (SELECT (max(g.day) // 30 + 3) * 30 - 1 FROM fresh_grams AS g)
        AND f.hash IN (SELECT g.hash FROM fresh_grams AS g)
    GROUP BY ALL
),

per_site AS (
    SELECT a.site_key, a.hash, a.period, sum(n.articles) AS articles
    FROM asked AS a
    INNER JOIN near AS n ON a.hash = n.hash AND a.site_key = n.site_key AND n.period BETWEEN a.period - 1 AND a.period + 1
    GROUP BY ALL
),

overall AS (
    SELECT -1 AS site_key, a.hash, a.period, sum(n.articles) AS articles
    FROM (SELECT DISTINCT hash, period FROM asked) AS a
    INNER JOIN near AS n ON a.hash = n.hash AND n.period BETWEEN a.period - 1 AND a.period + 1
    GROUP BY ALL
)

SELECT * FROM per_site
UNION ALL
SELECT * FROM overall
