-- One row per report, told at any time, and rare phrase of the batch that it tells.
SELECT report_id, article_key, phrase
FROM (SELECT report_id, article_key, unnest(phrases) AS phrase FROM report_terms)
WHERE phrase IN (SELECT r.phrase FROM rare_phrases AS r)
