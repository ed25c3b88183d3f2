-- One row per report near the batch: the lengths of its vectors of rare words and of all telling words; at least 20, so that
-- one word in common is no likeness.
SELECT
    report_id,
    greatest(20, sqrt(sum(weight * weight) FILTER (is_rare))) AS rare_norm,
    greatest(20, sqrt(sum(weight * weight))) AS norm
FROM near_terms
GROUP BY report_id
