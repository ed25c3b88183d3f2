-- One row per report near the batch: the length of its vector of weighted words.
SELECT report_id, sqrt(sum(weight * weight)) AS norm
FROM near_terms
GROUP BY report_id
