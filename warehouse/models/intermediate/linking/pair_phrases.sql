-- One row per candidate pair with rare phrases in common, and how many.
SELECT p.report_id, p.other_id, count(*) AS phrases
FROM candidate_pairs AS p
INNER JOIN told_phrases AS x ON p.report_id = x.report_id
INNER JOIN told_phrases AS y ON p.other_id = y.report_id AND x.phrase = y.phrase
GROUP BY p.report_id, p.other_id
