-- One row per sentence of a chosen incident's reports, with the claims that stand in it.
SELECT
    c.incident_id,
    c.report_id,
    r.prominence,
    a.outlet,
    a.title,
    a.url,
    a.published_at,
    a.withdrawn_at,
    a.story_id,
    s.wire_agency,
    c.sentence_start,
    substring(a.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
    list(
        {
            'start': c.start_offset - c.sentence_start,
            'end': c.end_offset - c.sentence_start,
            'field': c.field,
            'value': c.value,
            'by': c.attributed_to
        }
        ORDER BY c.start_offset, c.end_offset DESC, c.field
    ) AS marks
FROM claims AS c
INNER JOIN reports AS r ON c.report_id = r.report_id
INNER JOIN articles AS a ON c.article_key = a.article_key
LEFT JOIN stories AS s ON a.story_id = s.story_id
WHERE c.incident_id IN (SELECT i.incident_id FROM chosen_incidents AS i) AND c.sentence_start IS NOT NULL
GROUP BY ALL
ORDER BY c.incident_id, a.published_at, c.report_id, c.sentence_start
