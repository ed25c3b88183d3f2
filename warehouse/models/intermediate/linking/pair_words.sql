-- One row per candidate pair with words in common: cosines of their weighted words, 0 to 1: of rare words, and of all.
SELECT
    p.report_id,
    p.other_id,
    coalesce(sum(x.weight * y.weight) FILTER (x.is_rare), 0) / any_value(a.rare_norm * b.rare_norm) AS rare_words,
    sum(x.weight * y.weight) / any_value(a.norm * b.norm) AS words
FROM candidate_pairs AS p
INNER JOIN near_terms AS x ON p.report_id = x.report_id
INNER JOIN near_terms AS y ON p.other_id = y.report_id AND x.term = y.term
INNER JOIN term_norms AS a ON p.report_id = a.report_id
INNER JOIN term_norms AS b ON p.other_id = b.report_id
GROUP BY p.report_id, p.other_id
