-- Remember the batch's pairs (pair_scores).
INSERT INTO link_reasons
SELECT report_id, other_id, score, forbidden, reasons
FROM pair_scores
ORDER BY report_id, other_id;
