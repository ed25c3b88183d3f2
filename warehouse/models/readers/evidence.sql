-- One row per claim of an incident, with the words, the sentence around them, and where it was published.
SELECT
    c.incident_id,
    c.field,
    c.value,
    coalesce(c.attributed_to, a.outlet) AS said_by,
    c.quote,
    a.outlet,
    a.title,
    a.url,
    a.published_at,
    substring(a.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
    c.start_offset - c.sentence_start AS quote_offset,
    c.claim_id,
    c.report_id,
    c.article_id
FROM claims AS c
INNER JOIN articles AS a ON c.article_key = a.article_key
WHERE c.incident_id IS NOT NULL
