-- One row per single value that somebody asserted, as read last.
-- Changes: reports by article_key. Month: told_at
SELECT
    c.claim_id,
    c.report_id,
    i.incident_id,
    c.article_id,
    c.article_version,
    c.field,
    c.value,
    c.attributed_to,
    c.start_offset,
    c.end_offset,
    c.quote,
    c.coder_version,
    c.loaded_at,
    c.told_at,
    c.article_key,
    c.sentence.start AS sentence_start,
    c.sentence.end AS sentence_end
FROM current_claims AS c
LEFT JOIN report_incidents AS i ON c.article_key = i.article_key AND c.report_id = i.report_id
