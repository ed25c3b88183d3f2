-- One row per report near the batch: the words by which its text shows that it names a place.
SELECT report_id, terms, coalesce(phrases, []) AS phrases, place_term
FROM report_terms
WHERE
    article_key IN (SELECT n.article_key FROM near_reports AS n)
    AND report_id IN (SELECT n.report_id FROM near_reports AS n)
