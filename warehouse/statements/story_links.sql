-- Find the links of the touched articles anew (touched_articles, new_boilerplate).

INSERT INTO boilerplate SELECT site_key, hash, period FROM new_boilerplate ORDER BY period, site_key;

-- What is left of the fingerprints near in time once boilerplate is taken out.
CREATE OR REPLACE TEMP TABLE telling_hashes AS
WITH span AS (
    -- Day 0 is that of undated articles: they are compared with those of all days.
    SELECT
        CASE WHEN min(f.day) = 0 THEN 0 ELSE min(f.day) - 30 END AS first_day,
        CASE WHEN min(f.day) = 0 THEN 999999 ELSE max(f.day) + 30 END AS last_day
    FROM fingerprinted AS f
    WHERE f.article_key IN (SELECT t.article_key FROM touched_articles AS t)
),

near AS (
    SELECT f.hash, f.article_key, f.site_key, f.day, f.day // 30 AS period
    FROM fingerprints AS f
    WHERE f.day BETWEEN (SELECT first_day FROM span) AND (SELECT last_day FROM span) AND f.day <> 0
),

known AS (
    SELECT b.site_key, b.hash, b.period
    FROM boilerplate AS b
    WHERE b.period BETWEEN (SELECT first_day // 30 FROM span) AND (SELECT last_day // 30 FROM span)
),

telling AS (
    SELECT n.hash, n.article_key, n.day
    FROM near AS n
    ANTI JOIN known AS b ON n.hash = b.hash AND n.period = b.period AND n.site_key = b.site_key
    ANTI JOIN (SELECT k.hash, k.period FROM known AS k WHERE k.site_key = -1) AS o ON n.hash = o.hash AND n.period = o.period
    UNION ALL
    -- For an undated article what is boilerplate at any time.
    SELECT n.hash, n.article_key, n.day
    FROM fingerprints AS n
    ANTI JOIN boilerplate AS b ON n.hash = b.hash AND b.site_key IN (n.site_key, -1)
    WHERE n.day = 0
)

SELECT t.hash, t.article_key, t.day, t.article_key IN (SELECT w.article_key FROM touched_articles AS w) AS is_touched
FROM telling AS t;

-- Neighbours of what was touched, before: their groups may change when a link goes.
CREATE OR REPLACE TEMP TABLE loosened_articles AS
SELECT other_key AS article_key FROM story_links WHERE article_key IN (SELECT t.article_key FROM touched_articles AS t)
UNION
SELECT article_key FROM story_links WHERE other_key IN (SELECT t.article_key FROM touched_articles AS t);

DELETE FROM story_links
WHERE
    article_key IN (SELECT t.article_key FROM touched_articles AS t)
    OR other_key IN (SELECT t.article_key FROM touched_articles AS t);

CREATE OR REPLACE TEMP TABLE found_links AS
WITH pairs AS (
    SELECT
        least(x.article_key, y.article_key) AS article_key,
        greatest(x.article_key, y.article_key) AS other_key,
        count(DISTINCT x.hash) AS shared
    FROM telling_hashes AS x
    INNER JOIN telling_hashes AS y ON x.hash = y.hash AND (abs(x.day - y.day) <= 30 OR x.day = 0 OR y.day = 0)
    WHERE x.is_touched AND x.article_key <> y.article_key
    GROUP BY ALL
    HAVING count(DISTINCT x.hash) >= 3
),

sizes AS (
    SELECT article_key, count(*) AS hashes
    FROM telling_hashes
    WHERE
        article_key IN (SELECT p.article_key FROM pairs AS p)
        OR article_key IN (SELECT p.other_key FROM pairs AS p)
    GROUP BY article_key
),

exact AS (
    SELECT least(x.article_key, y.article_key) AS article_key, greatest(x.article_key, y.article_key) AS other_key
    FROM fingerprinted AS x
    INNER JOIN fingerprinted AS y ON x.text_digest = y.text_digest AND (abs(x.day - y.day) <= 30 OR x.day = 0 OR y.day = 0)
    WHERE x.article_key <> y.article_key AND x.article_key IN (SELECT t.article_key FROM touched_articles AS t)
    GROUP BY ALL
),

shares AS (
    SELECT p.article_key, p.other_key, p.shared, p.shared / a.hashes AS share_of_article, p.shared / o.hashes AS share_of_other
    FROM pairs AS p
    INNER JOIN sizes AS a ON p.article_key = a.article_key
    INNER JOIN sizes AS o ON p.other_key = o.article_key
    ANTI JOIN exact AS e ON p.article_key = e.article_key AND p.other_key = e.other_key
    UNION ALL
    SELECT article_key, other_key, 0, 1, 1 FROM exact
)

SELECT
    *,
    CASE
        WHEN greatest(share_of_article, share_of_other) < 0.2 THEN 'overlap'
        -- Few grams in common are a phrase in common, unless there is hardly more.
        WHEN shared BETWEEN 1 AND 4 AND greatest(share_of_article, share_of_other) < 0.7 THEN 'overlap'
        WHEN share_of_other >= 0.7 AND share_of_article < 0.5 THEN 'contains'
        WHEN share_of_article >= 0.7 AND share_of_other < 0.5 THEN 'within'
        ELSE 'same'
    END AS kind
FROM shares
WHERE greatest(share_of_article, share_of_other) >= 0.1;

INSERT INTO story_links BY NAME SELECT * FROM found_links ORDER BY article_key, other_key;

-- Where to group anew: touched articles and all their neighbours, before and after.
CREATE OR REPLACE TEMP TABLE regroup_articles AS
SELECT article_key FROM touched_articles
UNION
SELECT article_key FROM loosened_articles
UNION
SELECT article_key FROM found_links
UNION
SELECT other_key FROM found_links;
