-- One row per telling word of a report near the batch, with its weight. Words in over a tenth of all reports tell nothing; rare
-- ones (in at most 1 of 200, or some dozens: names, streets, odd numbers) tell events apart, commoner ones what kind of event it was.
-- Counts are those of the moment, and weights whole powers of 2, so that they change seldom as the warehouse grows.
WITH total AS (SELECT count(*) + 1 AS reports FROM report_terms)

SELECT
    t.report_id,
    t.term,
    floor(log2(total.reports / c.reports)) AS weight,
    c.reports <= greatest(least(40, 3 + total.reports / 20), total.reports / 200) AS is_rare
FROM (
    SELECT report_id, unnest(terms) AS term
    FROM report_terms
    WHERE
        article_key IN (SELECT n.article_key FROM near_reports AS n)
        AND report_id IN (SELECT n.report_id FROM near_reports AS n)
) AS t
INNER JOIN term_counts AS c ON t.term = c.term
CROSS JOIN total
WHERE c.reports <= greatest(12, total.reports / 10)
