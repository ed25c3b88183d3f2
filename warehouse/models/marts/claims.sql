-- One row per single value that somebody asserted, as read last.
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
    c.loaded_at
FROM current_claims AS c
LEFT JOIN report_incidents AS i ON c.report_id = i.report_id
