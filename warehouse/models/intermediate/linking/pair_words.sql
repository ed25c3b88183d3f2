-- One row per candidate pair with words in common: cosine of their weighted words, 0 to 1.
SELECT
    p.report_id,
    p.other_id,
    sum(x.weight * y.weight) / any_value(a.norm * b.norm) AS words
FROM candidate_pairs AS p
INNER JOIN near_terms AS x ON p.report_id = x.report_id
INNER JOIN near_terms AS y ON p.other_id = y.report_id AND x.term = y.term
INNER JOIN term_norms AS a ON p.report_id = a.report_id
INNER JOIN term_norms AS b ON p.other_id = b.report_id
GROUP BY p.report_id, p.other_id
