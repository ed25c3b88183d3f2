-- One row per pair of a fresh report and another one that may tell of the same incident, with what brought them together.
WITH same_story AS (
    SELECT f.report_id AS fresh_id, n.report_id AS near_id
    FROM fresh_reports AS f
    INNER JOIN near_reports AS n ON f.story_id = n.story_id
),

-- A roundup and the article it holds have different stories but the same text.
same_text AS (
    SELECT f.report_id AS fresh_id, n.report_id AS near_id
    FROM fresh_reports AS f
    INNER JOIN story_links AS l ON f.article_key = l.article_key AND l.kind <> 'overlap'
    INNER JOIN near_reports AS n ON l.other_key = n.article_key
    UNION ALL
    SELECT f.report_id AS fresh_id, n.report_id AS near_id
    FROM fresh_reports AS f
    INNER JOIN story_links AS l ON f.article_key = l.other_key AND l.kind <> 'overlap'
    INNER JOIN near_reports AS n ON l.article_key = n.article_key
),

same_place AS (
    SELECT f.report_id AS fresh_id, n.report_id AS near_id
    FROM fresh_reports AS f
    INNER JOIN near_reports AS n
        ON
            f.place_key = n.place_key -- in whatever country: a name that several have may be read in two ways
            AND n.last_day >= f.first_day - 2 AND n.first_day <= f.last_day + 2
),

-- Cells of a fifth of a degree, about 20 km, each with its neighbours.
cells AS (
    SELECT f.report_id, f.first_day, f.last_day, floor(f.latitude * 5) + a.step AS row_number, floor(f.longitude * 5) + b.step AS column_number
    FROM fresh_reports AS f, (VALUES (-1), (0), (1)) AS a (step), (VALUES (-1), (0), (1)) AS b (step)
    WHERE f.is_place_exact AND f.latitude IS NOT NULL AND f.longitude IS NOT NULL
),

near_place AS (
    SELECT c.report_id AS fresh_id, n.report_id AS near_id
    FROM cells AS c
    INNER JOIN near_reports AS n
        ON
            c.row_number = floor(n.latitude * 5) AND c.column_number = floor(n.longitude * 5)
            AND n.last_day >= c.first_day - 1 AND n.first_day <= c.last_day + 1
    WHERE n.is_place_exact
),

-- Where one of the two names no town: the same region on the same day.
coarse_place AS (
    SELECT f.report_id AS fresh_id, n.report_id AS near_id
    FROM fresh_reports AS f
    INNER JOIN near_reports AS n
        ON
            f.country = n.country AND f.first_day <= n.last_day AND n.first_day <= f.last_day
            AND f.is_dated AND n.is_dated
    WHERE
        coalesce(f.admin1 = n.admin1, true)
        AND NOT (coalesce(f.is_place_exact, false) AND coalesce(n.is_place_exact, false))
        AND f.is_day_exact AND n.is_day_exact
        AND f.sub_event_type = n.sub_event_type
),

found AS (
    SELECT *, 'story' AS block FROM same_story
    UNION ALL SELECT *, 'text' AS block FROM same_text
    UNION ALL SELECT *, 'place' AS block FROM same_place
    UNION ALL SELECT *, 'near' AS block FROM near_place
    UNION ALL SELECT *, 'region' AS block FROM coarse_place
    UNION ALL SELECT *, 'words' AS block FROM alike_pairs
    UNION ALL
    SELECT fresh_id, near_id, 'names' AS block
    FROM named_pairs
    WHERE near_id IN (SELECT n.report_id FROM near_reports AS n)
)

SELECT
    least(fresh_id, near_id) AS report_id,
    greatest(fresh_id, near_id) AS other_id,
    bool_or(block IN ('story', 'text')) AS is_same_text
FROM found
WHERE fresh_id <> near_id
GROUP BY ALL
