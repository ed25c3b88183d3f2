-- One row per telling word of a report near the batch, with its weight: rarer words weigh more.
-- The counts are those of the moment, rounded to powers of 2, so that a weight changes seldom as the warehouse grows.
WITH total AS (SELECT count(*) + 1 AS reports FROM report_terms)

SELECT
    t.report_id,
    t.term,
    c.reports,
    greatest(0.1, 1 + floor(log2(total.reports / c.reports))) AS weight
FROM (
    SELECT report_id, unnest(terms) AS term
    FROM report_terms
    WHERE report_id IN (SELECT n.report_id FROM near_reports AS n)
) AS t
INNER JOIN term_counts AS c ON t.term = c.term
CROSS JOIN total
