-- One row per remembered pair of a wanted report (wanted_reports); one of two wanted ones may stand here twice.
WITH keys AS MATERIALIZED (
    SELECT DISTINCT r.article_key
    FROM report_versions AS r
    WHERE r.report_id IN (SELECT w.report_id FROM wanted_reports AS w)
)

SELECT report_id, other_id, score, forbidden IS NOT NULL AS is_forbidden
FROM link_reasons
WHERE
    article_key IN (SELECT k.article_key FROM keys AS k)
    AND report_id IN (SELECT w.report_id FROM wanted_reports AS w)
UNION ALL
SELECT report_id, other_id, score, forbidden IS NOT NULL AS is_forbidden
FROM link_reasons
WHERE
    other_key IN (SELECT k.article_key FROM keys AS k)
    AND other_id IN (SELECT w.report_id FROM wanted_reports AS w)
