-- One row per pair of a fresh report and another one told within 60 days of it, or of the same days, whose rare words make
-- a cosine of .06 or more.
WITH shared AS (
    SELECT x.report_id AS fresh_id, y.report_id AS near_id, sum(x.weight * y.weight) AS product
    FROM near_terms AS x
    INNER JOIN near_terms AS y ON x.term = y.term AND x.report_id <> y.report_id
    WHERE x.is_rare AND y.is_rare AND x.report_id IN (SELECT f.report_id FROM fresh_reports AS f)
    GROUP BY ALL
    HAVING count(*) >= 2
)

SELECT s.fresh_id, s.near_id
FROM shared AS s
INNER JOIN term_norms AS a ON s.fresh_id = a.report_id
INNER JOIN term_norms AS b ON s.near_id = b.report_id
INNER JOIN near_reports AS f ON s.fresh_id = f.report_id
INNER JOIN near_reports AS n ON s.near_id = n.report_id
WHERE
    s.product >= 0.06 * a.rare_norm * b.rare_norm
    AND (
        abs(date_diff('day', f.told_at, n.told_at)) <= 60
        OR (n.last_day >= f.first_day - 4 AND n.first_day <= f.last_day + 4)
    )
