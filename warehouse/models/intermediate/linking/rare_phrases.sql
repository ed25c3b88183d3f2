-- One row per phrase of a fresh report (names side by side: people, streets) that is rare, but not the report's alone.
SELECT c.term AS phrase
FROM term_counts AS c
CROSS JOIN (SELECT count(*) AS reports FROM report_terms) AS total
WHERE
    c.reports >= 2
    AND c.reports <= greatest(least(12, 3 + total.reports / 20), least(40, total.reports / 1000))
    AND c.term IN (
        SELECT unnest(t.phrases)
        FROM report_terms AS t
        WHERE
            t.article_key IN (SELECT f.article_key FROM fresh_reports AS f)
            AND t.report_id IN (SELECT f.report_id FROM fresh_reports AS f)
    )
