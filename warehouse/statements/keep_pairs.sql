-- Remember the batch's pairs (pair_scores).
INSERT INTO link_reasons BY NAME
SELECT s.report_id, s.other_id, s.score, s.forbidden, s.reasons, a.article_key, b.article_key AS other_key
FROM pair_scores AS s
INNER JOIN near_reports AS a ON s.report_id = a.report_id
INNER JOIN near_reports AS b ON s.other_id = b.report_id
ORDER BY s.report_id, s.other_id;
