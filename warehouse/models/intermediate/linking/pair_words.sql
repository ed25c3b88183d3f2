-- One row per candidate pair with words in common: cosines of their weighted words, 0 to 1: of rare words, and of all.
-- (Materialized, so that one side's words are looked up by pair: joined by word first, common words would make millions of rows.)
WITH own_words AS MATERIALIZED (
    SELECT p.report_id, p.other_id, x.term, x.weight, x.is_rare
    FROM candidate_pairs AS p
    INNER JOIN near_terms AS x ON p.report_id = x.report_id
),

common AS (
    SELECT
        w.report_id,
        w.other_id,
        coalesce(sum(w.weight * y.weight) FILTER (w.is_rare), 0) AS rare_product,
        sum(w.weight * y.weight) AS product
    FROM own_words AS w
    INNER JOIN near_terms AS y ON w.other_id = y.report_id AND w.term = y.term
    GROUP BY w.report_id, w.other_id
)

SELECT
    c.report_id,
    c.other_id,
    c.rare_product / (a.rare_norm * b.rare_norm) AS rare_words,
    c.product / (a.norm * b.norm) AS words
FROM common AS c
INNER JOIN term_norms AS a ON c.report_id = a.report_id
INNER JOIN term_norms AS b ON c.other_id = b.report_id
