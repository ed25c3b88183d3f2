-- One row per statement on who did it, as one article tells it: claims, attributions, denials, and that nobody claimed.
-- Changes: reports by article_key. Month: told_at
SELECT
    incident_id,
    report_id,
    article_id,
    said.kind,
    said.actor,
    said.by AS said_by,
    said.channel,
    said.text AS quote,
    told_at,
    article_key
FROM (
    SELECT
        i.incident_id,
        r.report_id,
        r.article_id,
        r.told_at,
        r.article_key,
        unnest(
            from_json(
                r.report -> '$.responsibility',
                '[{"kind":"VARCHAR","actor":"VARCHAR","by":"VARCHAR","channel":"VARCHAR","text":"VARCHAR"}]'
            )
        ) AS said
    FROM current_reports AS r
    INNER JOIN report_incidents AS i ON r.article_key = i.article_key AND r.report_id = i.report_id
    WHERE json_array_length(r.report, '$.responsibility') > 0
)
