-- One row per report near the batch: the length of its vector of rare words; at least 20, so that one word in common is
-- no likeness.
SELECT report_id, greatest(20, sqrt(sum(weight * weight))) AS norm
FROM near_terms
GROUP BY report_id
