-- One row per report in use that tells of days near those of a fresh one, was told near to it, or names the same people: what
-- the batch can be linked with. A batch may tell of days years apart (an anniversary, an archive loaded beside the news): what
-- lies between them is no neighbour, so spans that do not touch stay apart.
WITH near AS (
    SELECT 'days' AS axis, first_day - 4 AS first_day, last_day + 4 AS last_day FROM fresh_reports
    UNION
    SELECT 'telling' AS axis, told_at::DATE - 60 AS first_day, told_at::DATE + 60 AS last_day FROM fresh_reports
),

marked AS (
    SELECT
        *,
        first_day > max(last_day) OVER (PARTITION BY axis ORDER BY first_day, last_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            AS is_apart
    FROM near
),

spans AS (
    SELECT axis, min(first_day) AS first_day, max(last_day) AS last_day
    FROM (SELECT *, count_if(is_apart) OVER (PARTITION BY axis ORDER BY first_day, last_day) AS number FROM marked)
    GROUP BY axis, number
),

near_ids AS (
    SELECT r.article_key, r.report_id
    FROM report_versions AS r
    INNER JOIN spans AS s ON r.told_at >= s.first_day AND r.told_at < s.last_day + 1
    WHERE r.is_current AND s.axis = 'telling'
    UNION
    SELECT r.article_key, r.report_id
    FROM report_versions AS r
    INNER JOIN spans AS s ON r.date_end >= s.first_day AND r.date_start <= s.last_day
    WHERE r.is_current AND s.axis = 'days'
    UNION
    SELECT near_key, near_id FROM named_pairs
)

SELECT r.*
FROM report_places_and_days AS r
WHERE
    r.article_key IN (SELECT n.article_key FROM near_ids AS n)
    AND r.report_id IN (SELECT n.report_id FROM near_ids AS n)
