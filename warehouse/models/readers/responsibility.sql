-- One row per statement on who did it, as one article tells it: claims, attributions, denials, and that nobody claimed.
SELECT
    r.incident_id,
    r.report_id,
    r.article_id,
    r.s.kind,
    r.s.actor,
    r.s.by AS said_by,
    r.s.channel,
    r.s.text AS quote
FROM (
    SELECT
        incident_id,
        report_id,
        article_id,
        unnest(from_json(report -> '$.responsibility', '[{"kind":"VARCHAR","actor":"VARCHAR","by":"VARCHAR","channel":"VARCHAR","text":"VARCHAR"}]')) AS s
    FROM reports
    WHERE incident_id IS NOT NULL AND json_array_length(report, '$.responsibility') > 0
) AS r
