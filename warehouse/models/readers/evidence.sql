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
    substring(a.text, r.s.start + 1, r.s.end - r.s.start) AS sentence,
    c.start_offset - r.s.start AS quote_offset,
    c.claim_id,
    c.report_id,
    c.article_id
FROM claims AS c
INNER JOIN articles AS a ON c.article_id = a.article_id
LEFT JOIN (
    SELECT report_id, unnest(from_json(report -> '$.evidence', '[{"start":"INTEGER","end":"INTEGER"}]')) AS s
    FROM reports
) AS r ON c.report_id = r.report_id AND r.s.start <= c.start_offset AND c.end_offset <= r.s.end
WHERE c.incident_id IS NOT NULL
