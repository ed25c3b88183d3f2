-- One row per pair of a fresh report and another one, told at any time, that have two rare phrases or more in common: who was
-- named as a victim is named again when somebody is tried for it.
SELECT x.report_id AS fresh_id, y.report_id AS near_id, y.article_key AS near_key
FROM told_phrases AS x
INNER JOIN told_phrases AS y ON x.phrase = y.phrase AND x.report_id <> y.report_id
WHERE x.report_id IN (SELECT f.report_id FROM fresh_reports AS f)
GROUP BY ALL
HAVING count(*) >= 2
