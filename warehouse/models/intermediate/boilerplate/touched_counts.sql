-- One row per hash and period of a fresh article's site (site_key -1: all sites): in how many articles, and on how many
-- days, of this period and its neighbours it stands. A period is 30 days; so what is boilerplate hangs on the articles
-- of that time alone, not on when they were loaded.
WITH asked AS (
    SELECT DISTINCT g.site_key, g.hash, g.day // 30 + around.step AS period
    FROM fresh_grams AS g, (VALUES (-1), (0), (1)) AS around (step)
),

near AS (
    SELECT f.site_key, f.hash, f.day // 30 AS period, f.day
    FROM fingerprints AS f
    WHERE
        f.day BETWEEN (SELECT (min(g.day) // 30 - 2) * 30 FROM fresh_grams AS g)
        AND (SELECT (max(g.day) // 30 + 3) * 30 - 1 FROM fresh_grams AS g)
        AND f.hash IN (SELECT g.hash FROM fresh_grams AS g)
),

site_periods AS (
    SELECT site_key, hash, period, count(*) AS articles
    FROM near
    GROUP BY ALL
),

periods AS (
    SELECT hash, period, count(DISTINCT day) AS days
    FROM near
    GROUP BY ALL
)

SELECT a.site_key, a.hash, a.period, sum(n.articles) AS articles, NULL AS days
FROM asked AS a
INNER JOIN site_periods AS n ON a.hash = n.hash AND a.site_key = n.site_key AND n.period BETWEEN a.period - 1 AND a.period + 1
GROUP BY ALL
UNION ALL
SELECT -1, a.hash, a.period, NULL, sum(n.days)
FROM (SELECT DISTINCT hash, period FROM asked) AS a
INNER JOIN periods AS n ON a.hash = n.hash AND n.period BETWEEN a.period - 1 AND a.period + 1
GROUP BY ALL
